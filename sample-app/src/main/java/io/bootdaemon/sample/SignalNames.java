package io.bootdaemon.sample;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The names of signals on Linux, as kill(1) lists them, without their {@code SIG}.
 */
final class SignalNames {

	private static final List<String> NAMES = List.of("HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL",
			"USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU",
			"URG", "XCPU", "XFSZ", "VTALRM", "PROF", "WINCH", "IO", "PWR", "SYS");

	private SignalNames() {
	}

	/**
	 * Returns the names of the signals in a set.
	 * @param mask the set as {@code /proc/PID/status} writes it: hexadecimal, its lowest
	 * bit is signal 1
	 * @return the names, by number
	 */
	static List<String> in(String mask) {
		long bits = Long.parseUnsignedLong(mask, 16);
		return IntStream.rangeClosed(1, Long.SIZE)
			.filter((number) -> (bits >>> (number - 1) & 1) == 1)
			.mapToObj(SignalNames::name)
			.toList();
	}

	private static String name(int number) {
		return (number <= NAMES.size()) ? NAMES.get(number - 1) : "RT" + number;
	}

}
