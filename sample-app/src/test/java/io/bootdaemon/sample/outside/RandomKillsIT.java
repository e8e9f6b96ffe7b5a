package io.bootdaemon.sample.outside;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Starts, crashes, restarts and stops, each at a random moment, many times in one place:
 * whatever was killed, afterwards exactly zero or one daemon runs, and the lock, the PID
 * file, the state file and {@code --status} agree on it. {@code -Doutside.long=true} does
 * it a hundred times, {@code -Doutside.seed} as in a run that failed.
 */
@ExtendWith(PlaceExtension.class)
class RandomKillsIT {

	private static final int CYCLES = Boolean.getBoolean("outside.long") ? 100 : 5;

	private static final long SEED = Long.getLong("outside.seed", System.nanoTime());

	private final Random random = new Random(SEED);

	private final List<String> story = new ArrayList<>(List.of("seed " + SEED));

	@Test
	void zeroOrOneDaemonRunsWhateverWasKilled(Place place) {
		for (int cycle = 0; cycle < CYCLES; cycle++) {
			this.story.add("-- cycle " + cycle);
			Running start = supervised(place).start();
			pause(4000);
			disturb(place, start);
			if (this.random.nextBoolean()) {
				pause(1500);
				disturb(place, start);
			}
			start.finish();
			Optional<KernelProcess> daemon = awaitSettled(place);
			check(place, daemon);
			place.sample().arguments("--stop").run().exits(0);
			assertThat(place.marked()).as(story(place)).isEmpty();
			assertThat(isLocked(place)).as(story(place)).isFalse();
			assertThat(place.pidFile()).as(story(place)).doesNotExist();
			place.sample().arguments("--status").run().exits(3);
		}
	}

	private void disturb(Place place, Running start) {
		switch (this.random.nextInt(6)) {
			case 0, 1 -> kill("daemon", place.marked().filter(KernelProcess::isJava).findAny());
			case 2 -> kill("stage", place.marked().filter((process) -> process.pid() == process.session()).findAny());
			case 3 -> kill("original process", Optional.of(start.process()));
			case 4 -> {
				this.story.add("--stop");
				place.sample().arguments("--stop").start().finish();
			}
			default -> {
				this.story.add("-d once more");
				supervised(place).start().finish();
			}
		}
	}

	private void kill(String what, Optional<KernelProcess> process) {
		this.story.add("kill -9 " + what + process.map((found) -> ", " + found.pid()).orElse(", none there"));
		process.filter((found) -> found.isAlive()).ifPresent((found) -> found.signal("KILL"));
	}

	/** Nothing is left, or a daemon is ready: nobody is on the way any more. */
	private Optional<KernelProcess> awaitSettled(Place place) {
		await().until(() -> {
			List<KernelProcess> daemons = daemons(place);
			assertThat(daemons).as(story(place)).hasSizeLessThan(2);
			return place.marked().findAny().isEmpty() && !isLocked(place)
					|| daemons.size() == 1 && Place.read(place.stateFile()).contains("\nphase=ready\n")
							&& Place.read(place.stateFile()).contains("\npid=" + daemons.get(0).pid() + "\n");
		});
		return daemons(place).stream().findAny();
	}

	private void check(Place place, Optional<KernelProcess> daemon) {
		Outcome status = place.sample().arguments("--status").run();
		this.story.add("status " + status.exitCode());
		assertThat(isLocked(place)).as(story(place)).isEqualTo(daemon.isPresent());
		if (daemon.isPresent()) {
			status.exits(0).says("is ready: process " + daemon.get().pid());
			assertThat(place.daemon()).as(story(place)).isEqualTo(daemon.get());
			assertThat(place.isReady()).as(story(place)).isTrue();
		}
		else {
			assertThat(status.exitCode()).as(story(place)).isEqualTo(Place.read(place.pidFile()).isEmpty() ? 3 : 1);
		}
	}

	private static List<KernelProcess> daemons(Place place) {
		return place.marked().filter(KernelProcess::isJava).toList();
	}

	private static boolean isLocked(Place place) {
		return place.type(List.of("flock", "--nonblock", "--close", place.pidFile() + ".lock", "true"))
			.finish()
			.exitCode() != 0;
	}

	private void pause(int most) {
		int millis = this.random.nextInt(most);
		this.story.add(millis + " ms");
		long moment = System.nanoTime() + Duration.ofMillis(millis).toNanos();
		await().pollInterval(Duration.ofMillis(10)).until(() -> System.nanoTime() - moment >= 0);
	}

	private String story(Place place) {
		return String.join("\n", this.story) + "\nlog:\n" + Place.read(place.log()) + "\nstate:\n"
				+ Place.read(place.stateFile());
	}

	private static JavaCommand supervised(Place place) {
		return place.daemonized().arguments("--daemon.restart.policy=on-failure", "--daemon.restart.delay=300ms");
	}

}
