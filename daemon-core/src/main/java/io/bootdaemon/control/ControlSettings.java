package io.bootdaemon.control;

import java.time.Duration;
import java.util.function.UnaryOperator;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.process.DaemonFiles;
import org.jspecify.annotations.Nullable;

/**
 * The settings that the parts of the control script need. They are written into the
 * script's text, so that no variable of the caller can replace them.
 *
 * @param name the daemon's name
 * @param files its files
 * @param user as whom root lets it run, a name or a number; null for root
 * @param stopTimeout how long it may take to end
 * @param insistent whether that counts even if the daemon was given longer
 * @param uncertain why these may be the files of another daemon; empty if they can't
 */
record ControlSettings(String name, DaemonFiles files, @Nullable String user, Duration stopTimeout, boolean insistent,
		String uncertain) {

	static ControlSettings of(DaemonOptions options) {
		return new ControlSettings(options.name(), DaemonFiles.of(options), options.process().user(),
				options.stopTimeout(), false, "");
	}

	static ControlSettings of(Target target) {
		return new ControlSettings(target.name(), target.files(), target.user(), target.stopTimeout(),
				target.insistent(), target.certain() ? "" : "the configuration that names its files can't be read");
	}

	/**
	 * Lines that set the variables.
	 * @param quote how a byte string becomes a word
	 */
	String text(UnaryOperator<String> quote) {
		return line("name", quote.apply(ByteString.of(this.name)))
				+ line("pid_file", quote.apply(ByteString.of(this.files.pidFile())))
				+ line("log_file", quote.apply(ByteString.of(this.files.logFile())))
				+ line("daemon_user", (this.user != null) ? quote.apply(ByteString.of(this.user)) : "''")
				+ line("stop_timeout", Long.toString(seconds(this.stopTimeout)))
				+ line("insistent", this.insistent ? "1" : "''") + line("uncertain", quote.apply(this.uncertain));
	}

	private static String line(String variable, String word) {
		return "\t" + variable + "=" + word + "\n";
	}

	/** In whole seconds, upwards. */
	private static long seconds(Duration duration) {
		return duration.plusNanos(999_999_999).getSeconds();
	}

}
