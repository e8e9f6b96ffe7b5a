package io.bootdaemon.service.unit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory and processors that an application needs in a cluster, by the options of its
 * JVM.
 *
 * @param mebibytes memory in all
 * @param processors how many; 0 if nothing is said
 * @param reckoning where the memory comes from, one clause
 */
record MemoryNeed(long mebibytes, int processors, String reckoning) {

	private static final long MEBI = 1024 * 1024;

	/** Where nothing says how much, for somebody to change. */
	private static final long SUPPOSED = 1024;

	/** What a JVM takes for classes, code, stacks and buffers if nothing else is said. */
	private static final long CLASSES = 128;

	private static final long CODE = 64;

	private static final long DIRECT = 32;

	private static final long REST = 64;

	private static final String DEFAULT_PERCENTAGE = "25";

	static MemoryNeed of(List<String> options) {
		Optional<Long> heap = size(options, "-Xmx|-XX:MaxHeapSize=");
		int processors = last(options, "-XX:ActiveProcessorCount=(\\d{1,6})").map(Integer::parseInt).orElse(0);
		if (heap.isPresent()) {
			long other = size(options, "-XX:MaxMetaspaceSize=").orElse(CLASSES)
					+ size(options, "-XX:ReservedCodeCacheSize=").orElse(CODE)
					+ size(options, "-XX:MaxDirectMemorySize=").orElse(DIRECT) + REST;
			return new MemoryNeed(heap.get() + other, processors, "The heap of " + heap.get() + " MiB, and " + other
					+ " MiB for classes, code, buffers and stacks: measure it");
		}
		String percentage = last(options, "-XX:MaxRAMPercentage=([\\d.]+)").orElse(DEFAULT_PERCENTAGE);
		return new MemoryNeed(SUPPOSED, processors,
				"Nothing says how much: choose it. " + percentage + " % of it is the heap (-XX:MaxRAMPercentage)");
	}

	/** In MiB, upwards. */
	private static Optional<Long> size(List<String> options, String names) {
		return last(options, "(?:" + names + ")(\\d{1,15}[kKmMgGtT]?)").map(MemoryNeed::mebibytes);
	}

	private static long mebibytes(String size) {
		int unit = "kmgt".indexOf(size.toLowerCase(Locale.ROOT).charAt(size.length() - 1)) + 1;
		long number = Long.parseLong((unit > 0) ? size.substring(0, size.length() - 1) : size);
		double bytes = number * Math.pow(1024, unit);
		return (long) Math.ceil(bytes / MEBI);
	}

	/** As java has it, the last one counts. */
	private static Optional<String> last(List<String> options, String pattern) {
		return options.stream()
			.map(Pattern.compile(pattern)::matcher)
			.filter(Matcher::matches)
			.map((matcher) -> matcher.group(1))
			.reduce((one, other) -> other);
	}

}
