package io.bootdaemon.spring.properties;

import java.nio.file.Path;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;

import org.springframework.boot.logging.LogFile;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The log that the application itself writes, by {@code logging.file.*}. If it were the
 * file of its standard output, every line would appear twice, and logging would rename
 * the file under the daemon.
 */
final class ApplicationLog {

	private ApplicationLog() {
	}

	static void check(ConfigurableEnvironment environment, DaemonOptions options) throws LaunchException {
		LogFile logFile = LogFile.get(environment);
		if (logFile == null) {
			return;
		}
		Path file = options.workDirectory().resolve(logFile.toString()).normalize();
		if (file.equals(options.logFile().normalize())) {
			throw new LaunchException(ExitStatus.CONFIGURATION,
					"'daemon.log-file' is the file that the application's logging writes already, '" + file
							+ "' (logging.file.*).",
					"Set 'daemon.log-file' to another file, or to /dev/null.");
		}
	}

}
