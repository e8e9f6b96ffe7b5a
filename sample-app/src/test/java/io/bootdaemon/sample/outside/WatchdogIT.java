package io.bootdaemon.sample.outside;

import java.time.Duration;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A daemon that hangs ends, and its log says why. One that is busy, or was only stopped
 * for a while, goes on.
 */
@ExtendWith(PlaceExtension.class)
@JvmDependent
class WatchdogIT {

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			deadlock | a deadlock of 2 threads                           | waiting to lock <
			broken   | the application's liveness state, which is BROKEN | at io.bootdaemon
			""")
	void daemonThatHangsEndsWithAThreadDump(String hang, String what, String frame, Place place) {
		watched(place).run().exits(0);
		KernelProcess daemon = place.daemon();
		place.write(hang);
		await().until(() -> !daemon.isAlive());
		assertThat(Place.read(place.log())).containsSubsequence("The daemon hangs: " + what, "exit code 70",
				"Full thread dump", frame, "Locked ownable synchronizers");
		place.sample()
			.arguments("--status")
			.run()
			.exits(1)
			.says("sample-app is not running, but its PID file is there", "process " + daemon.pid() + " hung: " + what);
	}

	@Test
	void daemonThatIsBusyAndStoppedForManyIntervalsGoesOn(Place place) {
		watched(place).run().exits(0);
		KernelProcess daemon = place.daemon();
		place.write("busy");
		for (Duration standstill : new Duration[] { INTERVAL.multipliedBy(5), INTERVAL, INTERVAL.multipliedBy(2) }) {
			daemon.signal("STOP");
			await().pollDelay(standstill).until(() -> daemon.status("State").startsWith("T"));
			daemon.signal("CONT");
			await().during(INTERVAL.multipliedBy(2)).until(daemon::isAlive);
		}
		assertThat(place.isReady()).isTrue();
		assertThat(Place.read(place.log())).doesNotContain("hangs");
	}

	private static JavaCommand watched(Place place) {
		return place.daemonized()
			.with(HangsWhenTold.class)
			.arguments("--daemon.watchdog.interval=" + INTERVAL.toSeconds() + "s");
	}

}
