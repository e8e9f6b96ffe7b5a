package io.bootdaemon.launch.dryrun;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.bootdaemon.LogRotation;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.RestartOptions;

/**
 * Options for people, a few words per line.
 */
final class OptionsText {

	private OptionsText() {
	}

	static String of(RestartOptions restart) {
		String policy = restart.policy().name().toLowerCase(Locale.ROOT).replace('_', '-');
		String limit = (restart.maxAttempts() == 0) ? "without limit"
				: restart.maxAttempts() + " times within " + seconds(restart.window());
		return policy + ", after " + seconds(restart.delay()) + " to " + seconds(restart.maxDelay()) + ", " + limit;
	}

	static String of(LogRotation rotation) {
		return "from " + rotation.maxSize() + " bytes on, " + rotation.maxHistory() + " kept"
				+ (rotation.compress() ? ", compressed" : "");
	}

	/** Of those that are not as where it is started; empty if there are none. */
	static String of(ProcessOptions process) {
		List<String> limits = new ArrayList<>();
		if (process.nice() != null) {
			limits.add("nice " + process.nice());
		}
		if (process.oomScoreAdj() != null) {
			limits.add("oom_score_adj " + process.oomScoreAdj());
		}
		if (process.openFiles() != null) {
			limits.add(process.openFiles() + " open files");
		}
		if (process.core() != null) {
			limits.add("core dumps of "
					+ ((process.core() == ProcessOptions.UNLIMITED) ? "any size" : process.core() + " bytes"));
		}
		return String.join(", ", limits);
	}

	static String seconds(Duration duration) {
		return (duration.toMillis() % 1000 == 0) ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
	}

}
