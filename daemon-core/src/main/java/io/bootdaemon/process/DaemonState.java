package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The content of a state file: lines of {@code key=value}. It is replaced as a whole, so
 * that a reader never sees half of it, and only its owner can read it. The original
 * process, which holds the lock, writes the first one; the daemon writes all others, and
 * its supervisor while there is no daemon.
 */
public final class DaemonState {

	private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

	private static final int MOST_BYTES = 1 << 16;

	private final Map<Key, String> values;

	private DaemonState(Map<Key, String> values) {
		this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
	}

	/**
	 * A state that says nothing yet.
	 * @return the state
	 */
	public static DaemonState empty() {
		return new DaemonState(Map.of());
	}

	/**
	 * Reads a state file.
	 * @param file the file; a symbolic link is not followed
	 * @return what it says; lines that aren't understood count for nothing
	 * @throws IOException if it can't be read, or is no regular file
	 */
	public static DaemonState read(Path file) throws IOException {
		BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
		if (!found.isRegularFile()) {
			throw new IOException(found.isSymbolicLink() ? "it is a symbolic link" : "it is no regular file");
		}
		Map<Key, String> values = new LinkedHashMap<>();
		FileContent.read(file, MOST_BYTES).lines().forEach((line) -> {
			int separator = line.indexOf('=');
			Key.of(line.substring(0, Math.max(separator, 0)))
				.ifPresent((key) -> values.put(key, line.substring(separator + 1)));
		});
		return new DaemonState(values);
	}

	/**
	 * Reads a state file on which this process acts.
	 * @param file the file; a symbolic link is not followed
	 * @return what it says
	 * @throws IOException if it can't be read, or belongs to another user
	 */
	public static DaemonState readOwn(Path file) throws IOException {
		if (!FileOwner.isOwnOrRoots(file)) {
			throw new IOException("it belongs to another user");
		}
		return read(file);
	}

	/**
	 * Replaces a state file by this state, by rename(2).
	 * @param file the file
	 * @throws IOException if it can't be written; the file is as it was
	 */
	public void write(Path file) throws IOException {
		StringBuilder text = new StringBuilder();
		this.values.forEach((key, value) -> text.append(key.text).append('=').append(value).append('\n'));
		Path directory = file.toAbsolutePath().getParent();
		Path temporary = Files.createTempFile(directory, file.getFileName() + ".", ".new",
				PosixFilePermissions.asFileAttribute(OWNER_ONLY));
		try {
			Files.writeString(temporary, text, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(temporary);
		}
	}

	/**
	 * This state with one value more.
	 * @param key the key
	 * @param value the value; a line break becomes a space
	 * @return the new state
	 */
	public DaemonState with(Key key, Object value) {
		Map<Key, String> values = new LinkedHashMap<>(this.values);
		values.put(key, value.toString().replaceAll("\\R", " "));
		return new DaemonState(values);
	}

	/**
	 * The value of a key.
	 * @param key the key
	 * @return its value, if there is one
	 */
	public Optional<String> get(Key key) {
		return Optional.ofNullable(this.values.get(key));
	}

	/**
	 * The number of a key.
	 * @param key the key
	 * @return its value, if it is a whole number of at most 15 digits
	 */
	public OptionalLong number(Key key) {
		String text = this.values.getOrDefault(key, "");
		return text.matches("[0-9]{1,15}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
	}

	/**
	 * The path of a key.
	 * @param key the key
	 * @return its value, if it is an absolute path
	 */
	public Optional<Path> path(Key key) {
		try {
			return get(key).map(Path::of).filter(Path::isAbsolute);
		}
		catch (InvalidPathException ex) {
			// Garbled, or this locale can't express it
			return Optional.empty();
		}
	}

	/**
	 * What a state file can say.
	 */
	public enum Key {

		/** Name of the daemon. */
		NAME("name"),

		/** Process id of the daemon's JVM. */
		PID("pid"),

		/** Start of that process after boot, in clock ticks. */
		START_TICKS("start-ticks"),

		/** Id of the boot those ticks count from. */
		BOOT_ID("boot-id"),

		/**
		 * What it is at: launching, starting and where, ready, hung, stopping,
		 * restarting, stopped.
		 */
		PHASE("phase"),

		/** Process id of the original process. */
		ORIGINAL("original"),

		/** When the launch was typed, in milliseconds of the epoch. */
		LAUNCHED("launched"),

		/** When it was ready, in milliseconds of the epoch. */
		READY("ready"),

		/** Address it serves, if it serves one. */
		URL("url"),

		/** Active profiles, separated by commas. */
		PROFILES("profiles"),

		/** Version of the program. */
		VERSION("version"),

		/**
		 * Whether it uses a class archive, or why not; not there if none was ever made.
		 */
		CLASS_ARCHIVE("class-archive"),

		/** Address of the listening socket that outlives its JVM, if there is one. */
		KEPT_SOCKET("kept-socket"),

		/**
		 * Path of the socket by which a restart asks for that one; not a path if it has
		 * none.
		 */
		CONTROL_SOCKET("control-socket"),

		/** Seconds for which it answers on old connections after a hot restart. */
		DRAIN_TIMEOUT("drain-timeout"),

		/** Path of the log. */
		LOG_FILE("log-file"),

		/** Seconds without progress after which a start is stopped. */
		START_TIMEOUT("start-timeout"),

		/** Seconds between SIGTERM and SIGKILL. */
		STOP_TIMEOUT("stop-timeout"),

		/** When it counts as ready. */
		READY_WHEN("ready-when"),

		/** Directory it was started from. */
		DIRECTORY("directory"),

		/** How many options of the JVM, the last ones, were added to those typed. */
		JVM_OPTIONS("jvm-options"),

		/**
		 * Names of the variables that come from daemon.environment, with commas between.
		 */
		ENVIRONMENT("environment"),

		/** Whether SIGHUP lets it reload: true, or not there. */
		RELOAD_SUPPORTED("reload-supported"),

		/** How many reloads it has done. */
		RELOADS("reloads"),

		/**
		 * The last one: when, in milliseconds of the epoch, whether it was ok, and what.
		 */
		LAST_RELOAD("last-reload"),

		/** Whether it is started again after its end: a {@code RestartPolicy}. */
		RESTART_POLICY("restart-policy"),

		/** Process id of the supervisor, if there is one. */
		SUPERVISOR("supervisor"),

		/** Start of the supervisor after boot, in clock ticks. */
		SUPERVISOR_TICKS("supervisor-ticks"),

		/** Seconds after which it is looked again whether it hangs; 0 for never. */
		WATCHDOG_INTERVAL("watchdog-interval"),

		/** Bytes from which on the log is rotated; 0 for never. */
		LOG_MAX_SIZE("log-max-size"),

		/** How many rotated logs are kept. */
		LOG_MAX_HISTORY("log-max-history"),

		/** Whether they are compressed. */
		LOG_COMPRESS("log-compress"),

		/** How often the supervisor has started it again. */
		RESTARTS("restarts"),

		/** How it ended last: exit code, or why it is not known. */
		LAST_EXIT("last-exit"),

		/** Private directory of the handoff, gone when the start has ended. */
		HANDOFF("handoff");

		private final String text;

		Key(String text) {
			this.text = text;
		}

		static Optional<Key> of(String text) {
			for (Key key : values()) {
				if (key.text.equals(text)) {
					return Optional.of(key);
				}
			}
			return Optional.empty();
		}

	}

}
