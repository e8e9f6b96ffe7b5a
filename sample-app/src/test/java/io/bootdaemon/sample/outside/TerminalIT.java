package io.bootdaemon.sample.outside;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A start that is typed on a terminal: what is seen there, and what its keys do.
 */
@ExtendWith(PlaceExtension.class)
class TerminalIT {

	private static final String CTRL_C = "\u0003";

	private static final String CTRL_Z = "\u001a";

	@Test
	@JvmDependent
	void liveLineIsFollowedByOneLineThatSaysReadyAndTheDaemonHasNoTerminal(Place place) {
		Outcome outcome = place.daemonized().startOnTerminal().finish().exits(0);
		assertThat(outcome.out()).containsPattern("\r\u001b\\[Ksample-app: starting, [a-z ]+[0-9]*, [0-9]+ s")
			.containsPattern("\r\u001b\\[Ksample-app is ready: process " + place.daemon().pid() + ", .*\r\n")
			.containsOnlyOnce("\n");
		assertThat(place.daemon().terminal()).isZero();
		assertThat(place.daemon().descriptors().values()).noneMatch((target) -> target.startsWith("/dev/pts"));
	}

	@Test
	void noColorMeansPlainLines(Place place) {
		place.environment().put("NO_COLOR", "1");
		Outcome outcome = place.daemonized().startOnTerminal().finish().exits(0);
		assertThat(outcome.out()).matches("[\r\n -~]*").contains("sample-app: starting, context\r\n");
	}

	@Test
	@JvmDependent
	void ctrlCStopsTheStartExitsWith130AndLeavesNothing(Place place) {
		Running start = place.daemonized().startOnTerminal();
		place.awaitDaemon();
		start.type(CTRL_C);
		start.finish().exits(130);
		assertThat(place.remains()).isEmpty();
	}

	@Test
	void terminalThatClosesDuringTheStartLetsItGoOn(Place place) {
		Running start = place.daemonized().with(HoldsWhenReady.class).startOnTerminal();
		await().untilAsserted(() -> assertThat(place.file("held")).exists());
		start.process().signal("KILL");
		start.finish();
		place.write("released");
		await().until(place::isReady);
		assertThat(place.marked()).containsExactly(place.daemon());
		await().untilAsserted(() -> assertThat(place.temporary())
			.isDirectoryNotContaining((file) -> file.getFileName().toString().startsWith("bootdaemon")));
	}

	@Test
	void terminalThatClosesAfterTheStartChangesNothing(Place place) {
		Running terminal = TypedOnTerminal.start(place, place.daemonized().quoted() + "; cat");
		await().until(() -> terminal.out().contains("is ready"));
		terminal.process().signal("KILL");
		terminal.finish();
		assertThat(place.daemon().isAlive()).isTrue();
		assertThat(place.isReady()).isTrue();
	}

	@Test
	void ctrlZAndFgDoNoHarm(Place place) {
		JavaCommand command = place.daemonized().with(HoldsWhenReady.class);
		place.write("start.sh", "exec " + command.quoted());
		Running terminal = TypedOnTerminal.start(place, "exec bash --norc --noprofile -i");
		terminal.type("bash start.sh; echo it ended with $?\n");
		await().untilAsserted(() -> assertThat(place.file("held")).exists());
		terminal.type(CTRL_Z);
		await().until(() -> terminal.out().contains("Stopped"));
		place.write("released");
		await().until(place::isReady);
		terminal.type("fg\n");
		await().until(() -> terminal.out().contains("is ready"));
		terminal.type("exit\n");
		terminal.finish();
		assertThat(place.isReady()).isTrue();
	}

}
