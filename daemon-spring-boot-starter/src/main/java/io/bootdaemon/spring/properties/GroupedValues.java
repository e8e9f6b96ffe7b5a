package io.bootdaemon.spring.properties;

import java.time.Duration;

import io.bootdaemon.LaunchException;
import io.bootdaemon.LogRotation;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.RestartPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

/**
 * The {@code daemon.*} properties of which several belong together: each checked by
 * itself, and against the others of its group.
 */
final class GroupedValues {

	private static final String SIZE = "a size, such as 50MB";

	private static final String UNLIMITED = "unlimited";

	private final PropertyReader reader;

	private final DaemonValues values;

	GroupedValues(PropertyReader reader, DaemonValues values) {
		this.reader = reader;
		this.values = values;
	}

	RestartOptions restart() throws LaunchException {
		RestartOptions defaults = RestartOptions.NEVER;
		RestartPolicy policy = this.reader.read("restart.policy", RestartPolicy.class, "never, on-failure or always")
			.orElse(defaults.policy());
		Duration delay = this.values.duration("restart.delay", defaults.delay());
		Duration longest = delay.compareTo(defaults.maxDelay()) > 0 ? delay : defaults.maxDelay();
		Duration maxDelay = this.values.duration("restart.max-delay", longest);
		if (maxDelay.compareTo(delay) < 0) {
			throw invalid("restart.max-delay", "which is less than 'daemon.restart.delay'",
					"Set it to a duration that is at least as long.");
		}
		Duration window = this.values.duration("restart.window", defaults.window());
		if (window.isZero()) {
			throw invalid("restart.window", "within which nothing can be counted",
					"Set it to " + DaemonValues.DURATION + ", or 'daemon.restart.max-attempts' to 0 for no limit.");
		}
		return new RestartOptions(policy, delay, maxDelay,
				this.values.duration("restart.stable-after", defaults.stableAfter()),
				number("restart.max-attempts", 0, Integer.MAX_VALUE, defaults.maxAttempts()), window);
	}

	Duration watchdogInterval() throws LaunchException {
		return this.values.duration("watchdog.interval", Duration.ZERO);
	}

	LogRotation logRotation() throws LaunchException {
		long maxSize = this.reader.read("log.max-size", DataSize.class, SIZE).map(DataSize::toBytes).orElse(0L);
		if (maxSize < 0) {
			throw invalid("log.max-size", "which is negative", "Set it to " + SIZE + ", or to 0 for no rotation.");
		}
		int maxHistory = number("log.max-history", 0, 1000, LogRotation.DEFAULT_HISTORY);
		boolean compress = this.reader.read("log.compress", Boolean.class, "true or false").orElse(false);
		if (maxHistory == 0 && compress) {
			throw invalid("log.max-history", "so that there is nothing that 'daemon.log.compress' could compress",
					"Set it to 1 or more, or 'daemon.log.compress' to false.");
		}
		return new LogRotation(maxSize, maxHistory, compress);
	}

	ProcessOptions process() throws LaunchException {
		return new ProcessOptions(name("user"), name("group"), number("nice", -20, 19),
				number("oom-score-adj", -1000, 1000), openFiles(), core());
	}

	private @Nullable Long openFiles() throws LaunchException {
		Integer number = number("limits.open-files", 64, Integer.MAX_VALUE);
		return (number != null) ? Long.valueOf(number) : null;
	}

	private @Nullable Long core() throws LaunchException {
		String text = this.reader.read("limits.core", String.class, SIZE).orElse(null);
		if (text == null) {
			return null;
		}
		if (text.strip().equalsIgnoreCase(UNLIMITED)) {
			return ProcessOptions.UNLIMITED;
		}
		long bytes = this.reader.read("limits.core", DataSize.class, SIZE + ", or unlimited")
			.map(DataSize::toBytes)
			.orElse(0L);
		if (bytes < 0) {
			throw invalid("limits.core", "which is negative", "Set it to " + SIZE + ", 0 or unlimited.");
		}
		return bytes;
	}

	/** What getpwnam(3) could know: no system has a name with one of these in it. */
	private @Nullable String name(String property) throws LaunchException {
		String name = this.reader.read(property, String.class, "a name").orElse(null);
		if (name != null && (!StringUtils.hasText(name) || name.matches("(?s).*[\\p{Cntrl}:/\\s].*"))) {
			throw invalid(property, "which is not the name of one", "Set it to a name or a number.");
		}
		return name;
	}

	private int number(String property, int lowest, int highest, int otherwise) throws LaunchException {
		Integer number = number(property, lowest, highest);
		return (number != null) ? number : otherwise;
	}

	private @Nullable Integer number(String property, int lowest, int highest) throws LaunchException {
		String expected = (highest == Integer.MAX_VALUE) ? "a whole number, " + lowest + " or more"
				: "a whole number from " + lowest + " to " + highest;
		Integer number = this.reader.read(property, Integer.class, expected).orElse(null);
		if (number != null && (number < lowest || number > highest)) {
			throw invalid(property, "which is not " + expected, "Set it to " + expected + ".");
		}
		return number;
	}

	private LaunchException invalid(String property, String problem, String action) {
		String key = PropertyReader.PREFIX + "." + property;
		return InvalidProperty.of(key, this.reader.find(key), problem, action);
	}

}
