package io.bootdaemon.service.unit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.service.InstalledFile;

/**
 * The file by which a service manager starts an application, or monitors it.
 *
 * @param format for whom
 * @param facts what is known of the application
 */
public record UnitFile(UnitFormat format, ServiceFacts facts) {

	/** Variables that configure a Spring application or its JVM. */
	private static final Pattern CONFIGURING = Pattern
		.compile("(SPRING|SERVER|MANAGEMENT|LOGGING|DAEMON(?!_ENVIRONMENT))[_.].*|(JDK_JAVA|JAVA_TOOL|_JAVA)_OPTIONS");

	private static final Set<UnitFormat> WITH_USER = EnumSet.of(UnitFormat.SYSTEMD, UnitFormat.SUPERVISORD);

	/**
	 * The text of the file.
	 * @return lines
	 * @throws LaunchException if something can't be said in this format
	 */
	public String text() throws LaunchException {
		return this.format.render(this.facts);
	}

	/**
	 * Of what the file isn't, or is more than somebody may think.
	 * @param environment names of the variables that are set here
	 * @return one or two sentences each, without the last full stop
	 */
	public List<String> warnings(Set<String> environment) {
		List<String> warnings = new ArrayList<>();
		List<String> inherited = environment.stream()
			.filter((name) -> CONFIGURING.matcher(name).matches())
			.filter((name) -> !this.facts.options().environment().containsKey(name))
			.sorted()
			.toList();
		if (!inherited.isEmpty()) {
			warnings.add("Set here, and not where it will run: " + String.join(", ", inherited)
					+ ". Set 'daemon.environment.NAME' to what is to be there too");
		}
		Set<String> shown = new TreeSet<>(Secrets.inCommand(this.facts.command()));
		if (!shown.isEmpty() && this.format != UnitFormat.LOGROTATE) {
			warnings.add("As an argument it is in this file, and all can see it in ps: " + String.join(", ", shown)
					+ ". A secret belongs into a file or into the environment");
		}
		if (this.format == UnitFormat.KUBERNETES
				&& this.facts.command().options().stream().anyMatch((option) -> option.startsWith("@"))) {
			warnings.add("Options in argument files are not in it, as they may be secret");
		}
		if (!this.facts.withheld().isEmpty() && !this.format.isOfDaemon()) {
			warnings.add("Left out, as it may be secret and all can read this file: " + this.facts.withheldNames()
					+ ". The file says where it belongs");
		}
		if (this.facts.user() == null && WITH_USER.contains(this.format)) {
			warnings.add("It would run as root. Set 'daemon.user' to a user of its own");
		}
		if (this.format == UnitFormat.LOGROTATE && this.facts.options().logRotation().isOn()) {
			warnings.add("The daemon rotates its log itself. Unset 'daemon.log.max-size'");
		}
		if (this.format == UnitFormat.MONIT && this.facts.options().restart().isSupervised()) {
			warnings.add("The daemon has a supervisor of its own. Unset 'daemon.restart.policy'");
		}
		return warnings;
	}

	/**
	 * Writes it in one step: for all to read, unless a secret seems to be in it. What is
	 * there already is replaced if it is one of ours, and left as it is if not.
	 * @param file where; not a symbolic link
	 * @throws LaunchException if something can't be said in this format, something else
	 * is there, or it can't be written
	 */
	public void install(Path file) throws LaunchException {
		String remedy = "Become root, or let '--print-unit=" + this.format.id() + "' print it.";
		new InstalledFile(file, this.format.id() + " file", UnitHeader.MARK, UnitHeader::programIn, remedy)
			.write(ByteString.of(text().getBytes(StandardCharsets.UTF_8)), permissions());
	}

	private String permissions() {
		return Secrets.inCommand(this.facts.command()).isEmpty() ? "rw-r--r--" : "rw-------";
	}

}
