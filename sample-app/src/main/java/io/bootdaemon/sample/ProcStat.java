package io.bootdaemon.sample;

import org.jspecify.annotations.Nullable;

/**
 * The first fields of {@code /proc/PID/stat}, see proc_pid_stat(5).
 *
 * @param name the file name of the program, at most 15 characters, any character
 * @param parent the parent's pid
 * @param group the process group
 * @param session the session
 * @param terminal the device number of the controlling terminal, 0 for none
 * @param foregroundGroup the process group in the foreground of that terminal
 */
record ProcStat(String name, long parent, long group, long session, int terminal, long foregroundGroup) {

	static ProcStat parse(String line) {
		// The name may hold blanks and parentheses itself: the last one ends it
		int opening = line.indexOf('(');
		int closing = line.lastIndexOf(')');
		if (opening < 0 || closing < opening) {
			throw new IllegalArgumentException("No program name in parentheses: '" + line + "'");
		}
		String[] fields = line.substring(closing + 1).trim().split(" ");
		if (fields.length < 6) {
			throw new IllegalArgumentException("Too few fields: '" + line + "'");
		}
		return new ProcStat(line.substring(opening + 1, closing), Long.parseLong(fields[1]), Long.parseLong(fields[2]),
				Long.parseLong(fields[3]), Integer.parseInt(fields[4]), Long.parseLong(fields[5]));
	}

	ProcessFacts.@Nullable Terminal controllingTerminal() {
		if (this.terminal == 0) {
			return null;
		}
		int major = (this.terminal >> 8) & 0xfff;
		int minor = (this.terminal & 0xff) | ((this.terminal >> 12) & 0xfff00);
		return new ProcessFacts.Terminal(this.terminal, terminalName(major, minor), this.group == this.foregroundGroup);
	}

	private static String terminalName(int major, int minor) {
		if (major >= 136 && major <= 143) {
			return "pts/" + ((major - 136) * 256 + minor);
		}
		if (major == 4) {
			return (minor < 64) ? "tty" + minor : "ttyS" + (minor - 64);
		}
		return major + ":" + minor;
	}

}
