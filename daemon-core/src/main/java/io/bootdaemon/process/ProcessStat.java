package io.bootdaemon.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A line of /proc/PID/stat (proc(5)).
 *
 * @param pid process id
 * @param state one letter; Z is a zombie
 * @param parent id of the parent
 * @param group process group
 * @param session session
 * @param terminal device number of the controlling terminal, 0 if there is none
 * @param startTicks start after boot in clock ticks: with the boot id it tells a process
 * from a later one of the same number
 */
public record ProcessStat(long pid, char state, long parent, long group, long session, int terminal, long startTicks) {

	/**
	 * Reads the current process.
	 * @return its line; empty where there is no /proc
	 */
	public static Optional<ProcessStat> current() {
		return read(Path.of("/proc/self/stat"));
	}

	/**
	 * Reads a process.
	 * @param pid its id
	 * @return its line; empty if there is none
	 */
	public static Optional<ProcessStat> of(long pid) {
		return read(Path.of("/proc/" + pid + "/stat"));
	}

	private static Optional<ProcessStat> read(Path file) {
		try {
			return Optional.of(parse(Files.readString(file, StandardCharsets.ISO_8859_1)));
		}
		catch (IOException ex) {
			// It was removed meanwhile
			return Optional.empty();
		}
	}

	/** The name stands in parentheses and may itself hold spaces and parentheses. */
	static ProcessStat parse(String line) {
		long pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
		String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
		return new ProcessStat(pid, fields[0].charAt(0), Long.parseLong(fields[1]), Long.parseLong(fields[2]),
				Long.parseLong(fields[3]), Integer.parseInt(fields[4]), Long.parseLong(fields[19]));
	}

	/**
	 * Whether it is stopped by a signal, so that it can do nothing.
	 * @return true until it gets SIGCONT
	 */
	public boolean isSuspended() {
		return this.state == 'T' || this.state == 't';
	}

	/**
	 * Whether it still runs. A zombie is dead, though kill -0 says otherwise.
	 * @return false for a zombie
	 */
	public boolean isAlive() {
		return this.state != 'Z' && this.state != 'X';
	}

}
