package io.bootdaemon.sample.outside;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.awaitility.Awaitility.await;

/**
 * How {@code --status --wait} waits for a daemon that starts.
 */
@ExtendWith(PlaceExtension.class)
class StatusWaitIT {

	@Test
	void statusWaitsUntilReady(Place place) {
		StatusIT.hold(place);
		Running status = place.sample().arguments("--status", "--wait=50s").start();
		await().until(() -> status.process().hasArgumentWith("--wait"));
		await().during(Duration.ofMillis(1500)).until(status::isRunning);
		place.write("released");
		status.finish().exits(0).says(" is ready: process ");
	}

	@Test
	void statusWaitEndsWithTheCodeOfTheState(Place place) {
		place.sample().arguments("--status", "--wait=1s").run().exits(3).says("not ready after 1 s", "is not running");
	}

	@Test
	void statusWaitEndsWith0OfADaemonThatStillStarts(Place place) {
		StatusIT.hold(place);
		place.sample()
			.arguments("--status", "--wait=100ms")
			.run()
			.exits(0)
			.says("not ready after", "is starting (runners)");
	}

}
