package io.bootdaemon.rights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a process without privileges can change its priority and limits to, from its files
 * in /proc (proc(5)). What can't be read counts as no limit.
 *
 * @param mostOpenFiles hard limit of descriptors, unsigned
 * @param mostCore hard limit of core dumps in bytes, unsigned
 * @param lowestNice the lowest nice value it can have
 * @param oomScoreAdj what it is now: lower takes a privilege
 */
public record CurrentLimits(long mostOpenFiles, long mostCore, int lowestNice, int oomScoreAdj) {

	private static final int LOWEST_NICE = -20;

	private static final int LOWEST_OOM_SCORE_ADJ = -1000;

	/** What a nice value counts from in RLIMIT_NICE, see getrlimit(2). */
	private static final int NICE_BASE = 20;

	/** Of /proc/PID/stat, behind the name, which may hold spaces. */
	private static final int NICE_FIELD = 16;

	/**
	 * Reads this process.
	 * @return its limits
	 */
	public static CurrentLimits read() {
		return read(Path.of("/proc/self"));
	}

	static CurrentLimits read(Path process) {
		String limits = text(process.resolve("limits"));
		String stat = text(process.resolve("stat"));
		String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
		int nice = (fields.length > NICE_FIELD) ? Integer.parseInt(fields[NICE_FIELD]) : LOWEST_NICE;
		long niceLimit = hard(limits, "Max nice priority");
		int allowed = (niceLimit >= 0) ? (int) Math.max(NICE_BASE - niceLimit, LOWEST_NICE) : LOWEST_NICE;
		String adjustment = text(process.resolve("oom_score_adj")).strip();
		return new CurrentLimits(hard(limits, "Max open files"), hard(limits, "Max core file size"),
				Math.min(nice, allowed), adjustment.isEmpty() ? LOWEST_OOM_SCORE_ADJ : Integer.parseInt(adjustment));
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
