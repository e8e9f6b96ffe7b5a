package io.bootdaemon.launch;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The options that only one JVM at a time can have: with a port or a file of its own.
 */
public final class ExclusiveOptions {

	private static final Pattern RECORDING = Pattern.compile("-XX:StartFlightRecording.*\\bfilename=.*");

	/** The second part is where it goes; %p makes a file for each process. */
	private static final Pattern LOG = Pattern.compile("-Xlog:[^:]*:(?!stdout\\b|stderr\\b|:|$)(?!.*%p).*");

	private ExclusiveOptions() {
	}

	/**
	 * Those among options.
	 * @param options options of a JVM, one an element
	 * @return the exclusive ones, in order
	 */
	public static List<String> in(List<String> options) {
		return options.stream().filter(ExclusiveOptions::isOne).toList();
	}

	private static boolean isOne(String option) {
		return !ListeningOption.in(List.of(option)).isEmpty() || LOG.matcher(option).matches()
				|| (option.startsWith("-Xloggc:") && !option.contains("%p")) || RECORDING.matcher(option).matches();
	}

}
