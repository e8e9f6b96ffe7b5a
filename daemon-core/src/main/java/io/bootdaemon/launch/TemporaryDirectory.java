package io.bootdaemon.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.process.TrustedDirectory;

/**
 * The directory in which the private one of a handoff is made.
 */
final class TemporaryDirectory {

	private TemporaryDirectory() {
	}

	/**
	 * Finds one: if possible, in which no other user can exchange what is made there.
	 * @param ofPidFile the PID file's directory, for want of another one
	 * @return empty if none can be written
	 */
	static Optional<Path> find(Path ofPidFile) {
		List<Path> usable = Stream
			.of(System.getProperty("java.io.tmpdir"), System.getenv("XDG_RUNTIME_DIR"), ofPidFile.toString())
			.filter(Objects::nonNull)
			.map((directory) -> Path.of(directory).toAbsolutePath())
			.filter((directory) -> Files.isDirectory(directory) && Access.OF_THIS_PROCESS.canMakeFileIn(directory))
			.toList();
		return usable.stream()
			.filter(TrustedDirectory::keepsWhatWeMake)
			.findFirst()
			.or(() -> usable.stream().findFirst());
	}

	/**
	 * The same for a launch, which needs one.
	 * @param ofPidFile the PID file's directory
	 * @throws LaunchException if none can be written
	 */
	static Path get(Path ofPidFile) throws LaunchException {
		return find(ofPidFile).orElseThrow(() -> new LaunchException(ExitStatus.CANNOT_CREATE,
				"No directory for temporary files can be written.", "Set java.io.tmpdir to one that can."));
	}

}
