package io.bootdaemon.control;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a daemon is, for people: one line, and below it what is known.
 */
public final class StatusText {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

	private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");

	private StatusText() {
	}

	/**
	 * Tells it.
	 * @param status how it is
	 * @param now when that was looked at
	 * @param zone for times
	 * @return some lines
	 */
	public static String of(DaemonStatus status, Instant now, ZoneId zone) {
		List<String> lines = new ArrayList<>(List.of(status.name() + " " + condition(status)));
		status.since()
			.ifPresent((since) -> lines.add(line("since", TIME.format(since.atZone(zone))
					+ status.uptime(now).map((uptime) -> ", for " + time(uptime)).orElse(""))));
		status.url().ifPresent((url) -> lines.add(line("address", url)));
		if (!status.profiles().isEmpty()) {
			lines.add(line("profiles", String.join(", ", status.profiles())));
		}
		status.version().ifPresent((version) -> lines.add(line("version", version)));
		status.residentBytes()
			.ifPresent((bytes) -> lines
				.add(line("memory", bytes(bytes) + " resident, " + status.threads().orElse(0) + " threads")));
		lines.add(line("PID file", status.pidFile().toString()));
		lines.add(line("log",
				status.logFile() + (status.logBytes().isPresent() ? ", " + bytes(status.logBytes().getAsLong()) : "")));
		status.supervisor()
			.ifPresent((pid) -> lines.add(line("restarts", status.restarts() + ", by supervisor process " + pid)));
		if (status.supervisor().isEmpty() && status.restarts() > 0) {
			lines.add(line("restarts", Long.toString(status.restarts())));
		}
		status.lastExit().ifPresent((exit) -> lines.add(line("last exit", exit)));
		return String.join("\n", lines);
	}

	private static String condition(DaemonStatus status) {
		String process = status.pid().isPresent() ? "process " + status.pid().getAsLong() + ", " : "";
		return switch (status.condition()) {
			case RUNNING, LAUNCHING -> "is running: " + process + status.phase()
					+ (status.suspended() ? ", but stopped by a signal (SIGCONT lets it go on)" : "");
			case RESTARTING -> "is restarting: it has ended, and its supervisor is about to start it again";
			case DEAD -> "is dead: its PID file is there, its process is not";
			case STOPPED -> "is not running";
			case UNKNOWN -> "may be running: " + status.reason();
		};
	}

	private static String line(String name, String value) {
		return String.format(Locale.ROOT, "  %-9s %s", name, value);
	}

	static String time(Duration duration) {
		if (duration.toMinutes() < 2) {
			return duration.toSeconds() + " s";
		}
		if (duration.toHours() < 2) {
			return duration.toMinutes() + " min";
		}
		return (duration.toDays() < 2) ? duration.toHours() + " h" : duration.toDays() + " days";
	}

	private static String bytes(long bytes) {
		double value = bytes;
		int unit = 0;
		while (value >= 1024 && unit < UNITS.size() - 1) {
			value /= 1024;
			unit++;
		}
		return String.format(Locale.ROOT, (value < 10 && unit > 0) ? "%.1f %s" : "%.0f %s", value, UNITS.get(unit));
	}

}
