package io.bootdaemon.launch.dryrun;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.bootdaemon.launch.ExclusiveOptions;
import io.bootdaemon.launch.ListeningOption;

/**
 * Warns of options that only one JVM at a time can have.
 */
final class JvmOptionWarnings {

	private static final Pattern INITIAL_HEAP = Pattern.compile("-Xms(\\d{1,18})([kKmMgGtT]?)");

	private static final long LARGE_HEAP = 1L << 30;

	private JvmOptionWarnings() {
	}

	/**
	 * Looks at the options of the command line, which every further command has too that
	 * is typed like it.
	 */
	static List<String> ofTyped(List<String> options) {
		List<String> owning = options.stream().filter((option) -> isOwning(option)).toList();
		if (owning.isEmpty()) {
			return List.of();
		}
		return List.of("A second start and each verb, typed with the same options, collide with the daemon's "
				+ String.join(" ", owning)
				+ ": move %s to 'daemon.jvm-options'".formatted((owning.size() == 1) ? "it" : "them"));
	}

	/**
	 * Looks at the options that only the daemon has.
	 * @param options its own
	 * @param typed those of the command line: their ports are this JVM's own
	 * @param free whether a port can be listened to
	 */
	static List<String> ofDaemonsOwn(List<String> options, List<String> typed, Predicate<ListeningOption> free) {
		List<Integer> ours = ListeningOption.in(typed).stream().map(ListeningOption::port).toList();
		return ListeningOption.in(options)
			.stream()
			.filter((option) -> !ours.contains(option.port()) && !free.test(option))
			.map((option) -> "Port " + option.port() + " is in use (" + option.text()
					+ "): set another one in 'daemon.jvm-options', or end what listens there")
			.toList();
	}

	private static boolean isOwning(String option) {
		return !ExclusiveOptions.in(List.of(option)).isEmpty() || option.equals("-XX:+AlwaysPreTouch")
				|| isLargeHeap(option);
	}

	private static boolean isLargeHeap(String option) {
		Matcher heap = INITIAL_HEAP.matcher(option);
		if (!heap.matches()) {
			return false;
		}
		int shift = 10 * (" kmgt".indexOf(heap.group(2).isEmpty() ? " " : heap.group(2).toLowerCase(Locale.ROOT)));
		return Long.parseLong(heap.group(1)) >= (LARGE_HEAP >> Math.min(shift, 30));
	}

}
