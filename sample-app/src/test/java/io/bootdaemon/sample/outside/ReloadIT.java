package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What is asked of a daemon that goes on: a new log, and a thread dump. Where the signal
 * for it would end the daemon, none is sent.
 */
@ExtendWith(PlaceExtension.class)
@JvmDependent
class ReloadIT {

	private static Place started;

	private static KernelProcess daemon;

	@BeforeAll
	static void start(Place given) {
		started = given;
		started.daemonized().arguments("--daemon.log-file-permissions=0604").run().exits(0);
		daemon = started.daemon();
	}

	@Test
	void reloadReopensTheLog() throws IOException {
		String before = Place.read(started.log());
		Files.move(started.log(), started.file("sample.out.1"));
		started.sample().arguments("--reload").run().exits(0).says("sample-app has reloaded: log reopened");
		assertThat(daemon.descriptors()).containsEntry(1, started.log().toString())
			.containsEntry(2, started.log().toString());
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(started.log()))).isEqualTo("rw----r--");
		daemon.signal("QUIT");
		await().until(() -> Place.read(started.log()).contains("Full thread dump"));
		assertThat(Place.read(started.file("sample.out.1"))).isEqualTo(before);
	}

	@Test
	void reloadIsDoneAsOftenAsItIsAskedFor() {
		started.sample().arguments("--reload").run().exits(0);
		started.sample().arguments("--reload").run().exits(0);
		assertThat(daemon.isAlive()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "--reload", "--dump" })
	void reloadWhenStopped(String verb, Place place) {
		place.sample().arguments(verb).run().exits(7).says("not running");
	}

	@ParameterizedTest
	@ValueSource(strings = { "--reload", "--dump" })
	void reloadDoesNotSignalRecycledPid(String verb, Place place) {
		KernelProcess other = LeftFiles.ofRecycledPid(place);
		place.sample().arguments(verb).run().exits(7).says("not running");
		assertThat(other.isAlive()).isTrue();
	}

	@Test
	void reloadWhenStartingSendsNoSignal(Place place) {
		Running start = place.daemonized().with(HoldsWhenReady.class).start();
		await().untilAsserted(() -> assertThat(place.file("held")).exists());
		place.sample().arguments("--reload").run().exits(1).says("can't reload in phase 'starting: runners'");
		place.write("released");
		start.finish().exits(0);
	}

	@Test
	void reloadWhenTheLogCanNotBeOpenedFails() throws IOException {
		Files.move(started.log(), started.file("kept"));
		Files.createDirectory(started.log());
		try {
			started.sample()
				.arguments("--reload")
				.run()
				.exits(1)
				.says("the reload has failed", started.log().toString());
			assertThat(daemon.descriptors()).containsEntry(1, started.file("kept").toString());
		}
		finally {
			Files.delete(started.log());
			Files.move(started.file("kept"), started.log());
		}
	}

	@Test
	void dumpShowsTheLastLines() {
		Outcome dump = started.sample().arguments("--dump").run().exits(0);
		assertThat(dump.out().lines()).hasSize(50);
		assertThat(Place.read(started.log())).contains("Full thread dump").endsWith(dump.out());
	}

	@Test
	void dumpWhenSuspended() {
		daemon.signal("STOP");
		try {
			started.sample()
				.arguments("--dump")
				.run()
				.exits(1)
				.says("stopped by a signal", "kill -CONT " + daemon.pid());
		}
		finally {
			daemon.signal("CONT");
		}
		assertThat(started.isReady()).isTrue();
	}

	/**
	 * With -Xrs, SIGHUP and SIGQUIT would end the JVM.
	 */
	@Nested
	class WhenUnsupported {

		private static Place deaf;

		@BeforeAll
		static void start(Place given) {
			deaf = given;
			deaf.daemonized().options("-Xrs").run().exits(0);
		}

		@Test
		void reloadWhenUnsupportedSendsNoSignal() {
			deaf.sample().arguments("--reload").run().exits(1).says("it doesn't handle SIGHUP", "No signal was sent");
			assertThat(deaf.daemon().isAlive()).isTrue();
			assertThat(deaf.isReady()).isTrue();
		}

		@Test
		void dumpWhenUnsupportedSendsNoSignal() {
			deaf.sample().arguments("--dump").run().exits(1).says("doesn't handle SIGQUIT");
			assertThat(deaf.daemon().isAlive()).isTrue();
			assertThat(deaf.isReady()).isTrue();
		}

	}

}
