package io.bootdaemon.sample.outside;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The control script with a real daemon. What it does in each state of one, under each
 * shell, is tested beside the script, where no JVM has to start.
 */
@ExtendWith(PlaceExtension.class)
class ControlScriptIT {

	@Test
	void scriptStartsAsksReloadsRestartsAndStops(Place place) {
		place.sample().arguments("--install-script=control").run().exits(0).says(place.file("control").toString());
		control(place, "status").exits(3).says("is not running");
		control(place, "start").exits(0).says("is ready: process");
		KernelProcess daemon = place.daemon();
		control(place, "start").exits(0).says("is already running: process " + daemon.pid());
		control(place, "status").exits(0).says("is ready: process " + daemon.pid(), "http://localhost:");
		control(place, "reload").exits(0).says("has reloaded: log reopened");
		control(place, "logs", "-n", "1").exits(0);
		control(place, "restart").exits(0).says("is stopped: process " + daemon.pid(), "is ready: process");
		assertThat(daemon.isAlive()).isFalse();
		long second = place.daemon().pid();
		control(place, "stop").exits(0).says("is stopped: process " + second);
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void scriptStartsTheDaemonThatItAsksFor(Place place) {
		place.environment().put("DAEMON_PID_FILE", place.pidFile().toString());
		place.environment().put("DAEMON_LOG_FILE", place.log().toString());
		place.sample().without("--daemon.").arguments("--install-script=control").run().exits(0);
		place.environment().keySet().removeAll(List.of("DAEMON_PID_FILE", "DAEMON_LOG_FILE"));
		control(place, "start").exits(0);
		control(place, "status").exits(0).says("is ready: process " + place.daemon().pid());
		control(place, "stop").exits(0).says("is stopped");
	}

	private static Outcome control(Place place, String... words) {
		return place.type(Stream.concat(Stream.of(place.file("control").toString()), Stream.of(words)).toList())
			.finish();
	}

}
