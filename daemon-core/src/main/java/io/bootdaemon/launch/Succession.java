package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.bootdaemon.handoff.CallerEnvironment;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.process.FileId;

/**
 * What a hot restart has from the daemon that it replaces, besides the listening socket.
 *
 * @param lock the lock, which both hold from now on
 * @param connection to the predecessor
 */
public record Succession(Descriptor lock, Descriptor connection) {

	private static final Pattern VALUE = Pattern.compile("([0-9]{1,6}):([0-9]{1,6})");

	/**
	 * What a restart has left to this process.
	 * @return empty if this is no hot restart
	 */
	static Optional<Succession> inherited() {
		String value = System.getenv(CallerEnvironment.SUCCESSION);
		Matcher numbers = VALUE.matcher((value != null) ? value : "");
		return numbers.matches()
				? Optional.of(new Succession(descriptor(numbers.group(1)), descriptor(numbers.group(2))))
				: Optional.empty();
	}

	private static Descriptor descriptor(String number) {
		return new Descriptor(Integer.parseInt(number));
	}

	/** As the variable has it. */
	String value() {
		return this.lock.number() + ":" + this.connection.number();
	}

	/**
	 * Whether the lock is that of a file, and the connection one.
	 * @param lockFile the lock file
	 */
	boolean isOf(Path lockFile) {
		try {
			return FileId.of(Path.of("/dev/fd/" + this.lock.number())).equals(FileId.ofEntry(lockFile))
					&& Files.readSymbolicLink(Path.of("/proc/self/fd/" + this.connection.number()))
						.toString()
						.startsWith("socket:");
		}
		catch (IOException ex) {
			// One of them is gone
			return false;
		}
	}

}
