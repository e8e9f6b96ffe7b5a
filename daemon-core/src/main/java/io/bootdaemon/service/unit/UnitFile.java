package io.bootdaemon.service.unit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.service.InstalledFile;

/**
 * The file by which one kind of manager starts an application, or looks after it.
 *
 * @param format for whom
 * @param facts what is known of the application
 */
public record UnitFile(UnitFormat format, ServiceFacts facts) {

	/**
	 * The text of the file.
	 * @return lines
	 * @throws LaunchException if something can't be said in this format
	 */
	public String text() throws LaunchException {
		return this.format.render(this.facts);
	}

	/**
	 * Of what somebody may think otherwise.
	 * @param environment names of the variables that are set here
	 * @return one or two sentences each, without the last full stop
	 */
	public List<String> warnings(Set<String> environment) {
		return UnitWarnings.of(this.format, this.facts, environment);
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
		new InstalledFile(file, this.format.id() + " file", Head.MARK, Head::programIn, remedy)
			.write(ByteString.of(text().getBytes(StandardCharsets.UTF_8)), permissions());
	}

	private String permissions() {
		return Secrets.inCommand(this.facts.command()).isEmpty() ? "rw-r--r--" : "rw-------";
	}

}
