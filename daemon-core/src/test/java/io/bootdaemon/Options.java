package io.bootdaemon;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What the programs of these tests are as daemons: named {@code app}, impatient.
 */
final class Options {

	private Options() {
	}

	static DaemonOptions impatient(Duration startTimeout) {
		return DaemonOptions.named("app")
			.pidFile(Path.of("app.pid"))
			.logFile(Path.of("app.out"))
			.startTimeout(startTimeout)
			.stopTimeout(Duration.ofSeconds(3))
			.build();
	}

}
