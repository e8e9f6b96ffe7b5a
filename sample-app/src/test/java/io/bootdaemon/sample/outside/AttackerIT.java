package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
