package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.awaitility.Awaitility.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What another user has planted in a directory in which all can write, where root starts
 * and asks.
 */
@ExtendWith(PlaceExtension.class)
class AttackerIT {

	private static final int ATTACKER = OtherUser.ID;

	@ParameterizedTest
	@CsvSource({ "app.pid.lock, lock", "app.out, log" })
	void plantedFileIsRefused(String name, String what, Place place) throws IOException {
		Path planted = plant(place, name, "");
		Outcome start = start(place).run().exits(73);
		String refusal = "The " + what + " '" + planted + "' belongs to another user (uid " + ATTACKER + ").";
		assertThat(start.err()).contains(refusal);
		assertThat(start(place).arguments("--dry-run").run().exits(73).err()).contains(refusal);
		assertThat(planted).isEmptyFile();
		assertThat(place.marked()).isEmpty();
	}

	@Test
	void plantedStateDoesNotSayWhichFileIsShown(Place place) throws IOException {
		Path secret = place.write("secret", "of root");
		Path state = plant(place, "app.pid.state", "log-file=" + secret + "\nstop-timeout=99999999999\n");
		Outcome logs = place.sample()
			.without("--daemon.")
			.arguments("--logs", "--daemon.pid-file=" + state.resolveSibling("app.pid"),
					"--daemon.log-file=" + state.resolveSibling("app.out"))
			.run();
		assertThat(logs.out()).doesNotContain("of root");
		assertThat(logs.exitCode()).isNotZero();
	}

	/** A set-user-ID program acts as root, and says whatever its user has typed. */
	@Test
	void wordsOfASetUserIdProgramAreNotRunAsRoot(Place place) throws IOException {
		Path pidFile = plant(place, "app.pid", "");
		Path lock = plant(place, "app.pid.lock", "");
		Path state = plant(place, "app.pid.state", "");
		Path pwned = place.file("shared/pwned");
		Map<String, Object> id = Files.readAttributes(lock, "unix:dev,ino");
		Running attacker = OtherUser.start(place,
				List.of("setpriv", "--reuid=" + ATTACKER, "--regid=" + ATTACKER, "--clear-groups", "sh", "-c",
						"exec 9>'" + lock + "'; flock 9; echo $$ >'" + pidFile + "'; exec su --command='touch " + pwned
								+ "' -- root -Dbootdaemon.pid-file=" + pidFile + " -Dbootdaemon.lock=" + id.get("dev")
								+ ":" + id.get("ino")));
		await()
			.until(() -> attacker.isRunning() && attacker.process().status("Uid").matches(ATTACKER + "\\s+0\\s+0.*"));
		KernelProcess su = attacker.process();
		Files.writeString(state, "pid=" + su.pid() + "\nstart-ticks=" + su.startTicks() + "\nboot-id="
				+ Place.read(Path.of("/proc/sys/kernel/random/boot_id")) + "phase=ready\nready=1\n");
		assertThat(start(place).without("-d").arguments("--restart").run().exitCode()).isNotZero();
		start(place).without("-d").arguments("--stop").run();
		assertThat(pwned).doesNotExist();
		assertThat(su.isAlive()).isTrue();
	}

	/** The user as whom root starts a daemon owns a directory on the PID file's path. */
	@Test
	void directoryOfTheDaemonsUserDoesNotLeadRootToAnotherDaemon(Place place) throws IOException {
		place.daemonized().run().exits(0);
		KernelProcess daemon = place.daemon();
		Path own = Files.createDirectory(place.file("own"));
		Files.createSymbolicLink(own.resolve("run"), place.directory());
		Files.setAttribute(own, "unix:uid", ATTACKER);
		JavaCommand astray = place.sample()
			.without("--daemon.")
			.arguments("--daemon.user=" + ATTACKER, "--daemon.pid-file=" + own.resolve("run/sample.pid"));
		Path script = place.file("daemon.sh");
		astray.arguments("--install-script=" + script).run().exits(0);
		assertThat(place.type(List.of(script.toString(), "stop")).finish().exits(4).err())
			.contains("another user can lead '" + own.resolve("run") + "' elsewhere");
		astray.arguments("--stop").run().exits(1);
		astray.arguments("--status=json").run().exits(4);
		assertThat(daemon.isAlive()).isTrue();
		place.sample().arguments("--stop").run().exits(0);
	}

	@Test
	void fifoInThePidFilesPlaceDoesNotHoldUpTheSupervisor(Place place) throws IOException {
		Path shared = plant(place, "anything", "").getParent();
		JavaCommand sample = start(place).arguments("--daemon.restart.policy=always", "--daemon.restart.delay=3s");
		sample.run().exits(0);
		Path pidFile = shared.resolve("app.pid");
		String first = Place.read(pidFile);
		new KernelProcess(Long.parseLong(first.strip())).signal("KILL");
		await().until(() -> !Files.exists(pidFile));
		place.type(List.of("mkfifo", pidFile.toString())).finish().exits(0);
		Files.setAttribute(pidFile, "unix:uid", ATTACKER);
		await().until(() -> Files.isRegularFile(pidFile) && !Place.read(pidFile).isEmpty());
		assertThat(Place.read(pidFile)).isNotEqualTo(first);
		sample.without("-d").arguments("--stop").run().exits(0);
		assertThat(place.marked()).isEmpty();
	}

	private static JavaCommand start(Place place) {
		Path shared = place.file("shared");
		return place.daemonized()
			.without("--daemon.")
			.arguments("--daemon.name=app", "--daemon.pid-file=" + shared.resolve("app.pid"),
					"--daemon.log-file=" + shared.resolve("app.out"));
	}

	private static Path plant(Place place, String name, String content) throws IOException {
		Path shared = Files.createDirectories(place.file("shared"));
		Path planted = Files.writeString(shared.resolve(name), content);
		Assumptions.assumeTrue(Files.getAttribute(planted, "unix:uid").equals(0), "it takes root to be attacked");
		Files.setAttribute(shared, "unix:mode", 01777);
		Files.setAttribute(planted, "unix:mode", 0666);
		Files.setAttribute(planted, "unix:uid", ATTACKER);
		return planted;
	}

}
