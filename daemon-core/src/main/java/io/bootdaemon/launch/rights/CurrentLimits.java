package io.bootdaemon.launch.rights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What this process can change its priority and limits to, from its files in /proc
 * (proc(5), capabilities(7)). What can't be read counts as no limit.
 *
 * @param mostOpenFiles most descriptors, unsigned
 * @param mostCore largest core dump in bytes, unsigned
 * @param lowestNice the lowest nice value
 * @param lowestOomScoreAdj the lowest adjustment
 */
public record CurrentLimits(long mostOpenFiles, long mostCore, int lowestNice, int lowestOomScoreAdj) {

	private static final int LOWEST_NICE = -20;

	private static final int LOWEST_OOM_SCORE_ADJ = -1000;

	private static final int CAP_SYS_NICE = 23;

	private static final int CAP_SYS_RESOURCE = 24;

	/** What even root can't have more of. */
	private static final String MOST_OPEN_FILES = "sys/fs/nr_open";

	/** What a nice value counts from in RLIMIT_NICE, see getrlimit(2). */
	private static final int NICE_BASE = 20;

	/** Of /proc/PID/stat, behind the name, which may hold spaces. */
	private static final int NICE_FIELD = 16;

	/**
	 * Reads this process.
	 * @return its limits
	 */
	public static CurrentLimits read() {
		return read(Path.of("/proc"));
	}

	static CurrentLimits read(Path proc) {
		Path process = proc.resolve("self");
		String limits = text(process.resolve("limits"));
		long capabilities = capabilities(text(process.resolve("status")));
		int lowestNice = has(capabilities, CAP_SYS_NICE) ? LOWEST_NICE
				: lowestNice(text(process.resolve("stat")), limits);
		if (has(capabilities, CAP_SYS_RESOURCE)) {
			return new CurrentLimits(number(text(proc.resolve(MOST_OPEN_FILES)), -1), -1, lowestNice,
					LOWEST_OOM_SCORE_ADJ);
		}
		return new CurrentLimits(hard(limits, "Max open files"), hard(limits, "Max core file size"), lowestNice,
				(int) number(text(process.resolve("oom_score_adj")), LOWEST_OOM_SCORE_ADJ));
	}

	private static int lowestNice(String stat, String limits) {
		String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
		int nice = (fields.length > NICE_FIELD) ? Integer.parseInt(fields[NICE_FIELD]) : LOWEST_NICE;
		long limit = hard(limits, "Max nice priority");
		return (limit >= 0) ? (int) Math.min(nice, NICE_BASE - limit) : LOWEST_NICE;
	}

	private static long capabilities(String status) {
		return status.lines()
			.filter((line) -> line.startsWith("CapEff:"))
			.mapToLong((line) -> Long.parseUnsignedLong(line.substring("CapEff:".length()).strip(), 16))
			.findFirst()
			.orElse(-1);
	}

	private static boolean has(long capabilities, int capability) {
		return (capabilities >> capability & 1) == 1;
	}

	private static long number(String text, long otherwise) {
		return text.isBlank() ? otherwise : Long.parseLong(text.strip());
	}

	/** Lines of name, soft limit, hard limit and unit, with spaces between. */
	private static long hard(String limits, String name) {
		Optional<String> hard = limits.lines()
			.filter((line) -> line.startsWith(name + " "))
			.map((line) -> line.substring(name.length()).strip().split("\\s+")[1])
			.findFirst();
		return hard.filter((value) -> !value.equals("unlimited")).map(Long::parseLong).orElse(-1L);
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			// No /proc, or not ours to read
			return "";
		}
	}

}
