import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.DaemonProgram;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.RestartPolicy;

/**
 * The daemon of the campaign, in the directory that the property {@code chaos} names.
 */
public final class Subject {

	private Subject() {
	}

	public static void main(String[] arguments) throws InterruptedException {
		Path directory = Path.of(System.getProperty("chaos"));
		DaemonOptions.Builder options = DaemonOptions.named("subject")
			.pidFile(directory.resolve("app.pid"))
			.logFile(directory.resolve("app.out"))
			.startTimeout(Duration.ofSeconds(60))
			.stopTimeout(Duration.ofSeconds(20));
		if (Boolean.getBoolean("supervised")) {
			options.restart(new RestartOptions(RestartPolicy.ON_FAILURE, Duration.ofMillis(50), Duration.ofSeconds(1),
					Duration.ofSeconds(5), 0, Duration.ofMinutes(1)));
		}
		DaemonProgram program = DaemonProgram.start(arguments, options.build());
		program.phase("working");
		Thread.sleep(Long.getLong("delay", 0));
		program.ready();
		new CountDownLatch(1).await();
	}

}
