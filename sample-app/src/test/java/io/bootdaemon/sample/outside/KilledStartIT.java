package io.bootdaemon.sample.outside;

import java.time.Duration;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whoever is killed during a start: there is a daemon that gets ready, or nothing at all.
 */
@ExtendWith(PlaceExtension.class)
class KilledStartIT {

	@ParameterizedTest
	@EnumSource
	void killAtAnyMomentLeavesADaemonThatGetsReadyOrNothing(Moment moment, Place place) {
		Running start = place.daemonized().start();
		moment.kill(place, start);
		start.finish();
		await().pollDelay(Duration.ofMillis(500)).until(() -> place.isReady() || place.remains().isEmpty());
		if (place.isReady()) {
			assertThat(place.marked()).containsExactly(place.daemon());
			await().untilAsserted(() -> assertThat(place.temporary())
				.isDirectoryNotContaining((file) -> file.getFileName().toString().startsWith("bootdaemon")));
		}
	}

	@Test
	void killedStageLeavesADaemonAndAWaiterThatReturnsWhenItIsReady(Place place) {
		Running start = place.daemonized().with(HoldsWhenReady.class).start();
		await().untilAsserted(() -> assertThat(place.file("held")).exists());
		place.awaitStage().signal("KILL");
		place.write("released");
		start.finish().exits(0);
		assertThat(place.isReady()).isTrue();
	}

	@Test
	void daemonWhoseWaiterWasKilledIsStillBoundedByTheStartTimeout(Place place) {
		// Long enough for each step of the start up to the one that holds it back
		Running start = place.daemonized()
			.with(HoldsWhenReady.class)
			.arguments("--daemon.start-timeout=30", "--daemon.stop-timeout=1")
			.start();
		await().untilAsserted(() -> assertThat(place.file("held")).exists());
		start.process().signal("KILL");
		place.awaitNothing();
		assertThat(Place.read(place.log())).contains("daemon.start-timeout", "HoldsWhenReady.onApplicationEvent");
	}

	@Test
	void suspendedJvmWhoseWaiterWasKilledIsBoundedToo(Place place) {
		Running start = place.daemonized()
			.arguments("--daemon.start-timeout=2", "--daemon.stop-timeout=1",
					"--daemon.jvm-options=-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=localhost:0")
			.start();
		place.awaitDaemon();
		start.process().signal("KILL");
		place.awaitNothing();
	}

	enum Moment {

		ORIGINAL_BEFORE_THERE_IS_A_STAGE((place, start) -> await().until(() -> start.process().isJava())),

		ORIGINAL_AS_SOON_AS_THERE_IS_A_STAGE((place, start) -> place.awaitStage()),

		WAITER_AS_SOON_AS_IT_WAITS((place, start) -> await().pollInterval(Duration.ofMillis(2))
			.until(() -> start.process().hasArgumentWith("/bootdaemon-"))),

		WAITER_AS_SOON_AS_THERE_IS_A_DAEMON((place, start) -> place.awaitDaemon()),

		STAGE_AT_ONCE((place, start) -> place.awaitStage()) {

			@Override
			KernelProcess victim(Place place, Running start) {
				return place.awaitStage();
			}

		},

		STAGE_AS_SOON_AS_THERE_IS_A_DAEMON((place, start) -> place.awaitDaemon()) {

			@Override
			KernelProcess victim(Place place, Running start) {
				return place.awaitStage();
			}

		};

		private final BiConsumer<Place, Running> moment;

		Moment(BiConsumer<Place, Running> moment) {
			this.moment = moment;
		}

		void kill(Place place, Running start) {
			this.moment.accept(place, start);
			victim(place, start).signal("KILL");
		}

		KernelProcess victim(Place place, Running start) {
			return start.process();
		}

	}

}
