package io.bootdaemon.service.unit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.LaunchException;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.process.DaemonFiles;
import org.jspecify.annotations.Nullable;

/**
 * All facts about an application that a service manager's file may need.
 *
 * @param options what its daemon is to be
 * @param command how it is run in the foreground
 * @param user name or number of the user who runs it; null for root
 * @param group name or number of the group; null for the user's own
 * @param withheld names of those of its variables whose values aren't for all to read
 * @param web what it serves; null if nothing is known
 * @param writable further directories in which it writes, absolute
 * @param restart whether and how it is to be started again by who starts it
 * @param watchdogInterval how often it is to be looked whether it hangs, by who can; zero
 * for never
 * @param archive the note of the class archive that a training has made for it, absolute;
 * null if there is none
 */
public record ServiceFacts(DaemonOptions options, ServiceCommand command, @Nullable String user, @Nullable String group,
		Set<String> withheld, @Nullable ServedAddress web, List<Path> writable, RestartOptions restart,
		Duration watchdogInterval, @Nullable Path archive) {

	private static final int LONGEST = 63;

	public ServiceFacts {
		withheld = Set.copyOf(withheld);
		writable = List.copyOf(writable);
	}

	/**
	 * What it is called where names are short and plain: letters, digits, {@code .},
	 * {@code _} and {@code -}.
	 * @return its name, as far as it is
	 */
	public String unit() {
		String plain = this.options.name().replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+|-+$", "");
		return plain.isEmpty() ? "application" : plain.substring(0, Math.min(LONGEST, plain.length()));
	}

	/** What it is called as a label of DNS (RFC 1123). */
	String label() {
		String plain = unit().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
		return plain.isEmpty() ? "application" : plain;
	}

	/** The variables whose values all may read, by name. */
	Map<String, String> variables() {
		Map<String, String> variables = new TreeMap<>(this.options.environment());
		variables.keySet().removeAll(this.withheld);
		return variables;
	}

	/** The others, separated by commas; null if there are none. */
	@Nullable String withheldNames() {
		return this.withheld.isEmpty() ? null : String.join(", ", new TreeSet<>(this.withheld));
	}

	/** Patience with its start, in whole seconds, upwards; 0 for ever. */
	long startSeconds() {
		return seconds(this.options.startTimeout());
	}

	/** Patience with its end, in whole seconds, upwards. */
	long stopSeconds() {
		return seconds(this.options.stopTimeout());
	}

	private static long seconds(Duration duration) {
		return duration.plusNanos(999_999_999).getSeconds();
	}

	/** The file of its log, as text; null if it has none. */
	@Nullable String log() throws LaunchException {
		return DaemonFiles.of(this.options).hasLog() ? ServiceCommand.text(this.options.logFile()) : null;
	}

	/** Its PID file, as text. */
	String pidFile() throws LaunchException {
		return ServiceCommand.text(this.options.pidFile());
	}

}
