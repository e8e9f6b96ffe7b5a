package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads PID files in any condition: missing, empty, garbled, huge.
 */
public final class PidFile {

	private static final int LONGEST = 32;

	private PidFile() {
	}

	/**
	 * The number in a PID file. Information, never proof that the process lives or is
	 * ours.
	 * @param file the file; a symbolic link is not followed
	 * @return the number, if there is one
	 */
	public static Optional<Long> read(Path file) {
		if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
			return Optional.empty();
		}
		try {
			String text = FileContent.read(file, LONGEST).strip();
			return text.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
		}
		catch (IOException ex) {
			// An unreadable file says nothing
			return Optional.empty();
		}
	}

}
