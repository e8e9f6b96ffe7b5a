package io.bootdaemon.unit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.install.InstalledFile;
import io.bootdaemon.launch.Reason;

/**
 * The file by which one kind of manager starts an application, or looks after it.
 *
 * @param format for whom
 * @param facts what is known of the application
 */
public record UnitFile(UnitFormat format, ServiceFacts facts) {

	private static final int FIRST_BYTES = 8192;

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
		checkProgram(file);
		new InstalledFile(file, this.format.id() + " file", Head.MARK, remedy)
			.write(ByteString.of(text().getBytes(StandardCharsets.UTF_8)), permissions());
	}

	/** By the mark alone, it might be that of another application of the same name. */
	private void checkProgram(Path file) throws LaunchException {
		if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
			return;
		}
		try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
			Optional<String> there = Head.programIn(new String(in.readNBytes(FIRST_BYTES), StandardCharsets.UTF_8));
			if (there.isPresent() && !there.equals(Head.programIn(text()))) {
				throw new LaunchException(
						ExitStatus.CANNOT_CREATE, "The " + this.format.id() + " file '" + file
								+ "' can't be written: it is that of " + there.get() + ".",
						"Set 'daemon.name' to another name, or remove it.");
			}
		}
		catch (IOException ex) {
			throw new LaunchException(ExitStatus.CANNOT_CREATE, "The " + this.format.id() + " file '" + file
					+ "' can't be written: it can't be read, " + Reason.of(ex) + ".", "Remove it.", ex);
		}
	}

	private String permissions() {
		boolean secret = !Secrets.inCommand(this.facts.command()).isEmpty();
		if (this.format.isExecutable()) {
			return secret ? "rwx------" : "rwxr-xr-x";
		}
		return secret ? "rw-------" : "rw-r--r--";
	}

}
