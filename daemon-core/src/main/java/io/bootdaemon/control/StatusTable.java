package io.bootdaemon.control;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.bootdaemon.process.PrintableText;

/**
 * A table of daemons, one per line. The longest column comes last, so that the others
 * stay aligned on a narrow terminal.
 */
final class StatusTable {

	private static final String GAP = "  ";

	private static final String NOTHING = "-";

	private StatusTable() {
	}

	/**
	 * Tells it.
	 * @param rows the daemons, in order
	 * @param users whether it is told whose each is
	 * @param now when that was looked at
	 * @return one line more than there are daemons
	 */
	static String of(List<Row> rows, boolean users, Instant now) {
		List<List<String>> lines = new ArrayList<>();
		lines.add(List.of("NAME", "USER", "PID", "STATE", "FOR", "ADDRESS", "PID FILE"));
		rows.forEach((row) -> lines.add(cells(row, now)));
		StringBuilder text = new StringBuilder();
		for (List<String> line : lines) {
			for (int column = 0; column < line.size(); column++) {
				String cell = line.get(column);
				if (column == line.size() - 1) {
					text.append(cell).append('\n');
				}
				else if (column != 1 || users) {
					text.append(cell).append(" ".repeat(width(lines, column) - cell.length())).append(GAP);
				}
			}
		}
		return text.toString().stripTrailing();
	}

	private static List<String> cells(Row row, Instant now) {
		DaemonStatus status = row.status();
		String pid = status.pid().isPresent() ? Long.toString(status.pid().getAsLong()) : "";
		String state = status.phase().isEmpty() ? status.condition().name().toLowerCase(Locale.ROOT) : status.phase();
		return List
			.of(status.name(), row.user(), pid, status.suspended() ? state + " (stopped by a signal)" : state,
					status.uptime(now).map(StatusTable::time).orElse(""), status.url().orElse(""),
					status.pidFile().toString())
			.stream()
			.map((cell) -> cell.isEmpty() ? NOTHING : PrintableText.line(cell))
			.toList();
	}

	/** In one unit, as the column is narrow. */
	static String time(Duration duration) {
		if (duration.toMinutes() < 2) {
			return duration.toSeconds() + " s";
		}
		if (duration.toHours() < 2) {
			return duration.toMinutes() + " min";
		}
		return (duration.toDays() < 2) ? duration.toHours() + " h" : duration.toDays() + " days";
	}

	private static int width(List<List<String>> lines, int column) {
		return lines.stream().mapToInt((line) -> line.get(column).length()).max().orElse(0);
	}

	/**
	 * One of them.
	 *
	 * @param user whose it is, empty if that isn't known
	 * @param status how it is
	 */
	record Row(String user, DaemonStatus status) {
	}

}
