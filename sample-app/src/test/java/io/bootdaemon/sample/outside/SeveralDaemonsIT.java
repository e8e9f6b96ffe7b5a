package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Several daemons of one jar, told apart by their names alone.
 */
@ExtendWith(PlaceExtension.class)
class SeveralDaemonsIT {

	@Test
	void nameSeparatesAllThatBelongsToOne(Place place) throws IOException {
		JavaCommand first = named(place, "worker-1");
		JavaCommand second = named(place, "worker-2");
		String firstUrl = first.arguments("-d").run().exits(0).url();
		String secondUrl = second.arguments("-d").run().exits(0).url();
		KernelProcess one = daemon(place, "worker-1");
		KernelProcess other = daemon(place, "worker-2");
		assertThat(files(place)).containsExactlyInAnyOrder("worker-1.out", "worker-1.pid", "worker-1.pid.lock",
				"worker-1.pid.state", "worker-2.out", "worker-2.pid", "worker-2.pid.lock", "worker-2.pid.state");
		assertThat(one.descriptors()).containsEntry(1, place.file("worker-1.out").toString())
			.containsValue(place.file("worker-1.pid.lock").toString());
		assertThat(other.descriptors()).containsEntry(1, place.file("worker-2.out").toString())
			.containsValue(place.file("worker-2.pid.lock").toString());
		first.arguments("-d").run().exits(75).says("process " + one.pid());

		String all = place.sample().arguments("--status=all").runIn(Path.of("/")).exits(0).out();
		assertThat(line(all, place.file("worker-1.pid"))).matches(row("worker-1", one, firstUrl));
		assertThat(line(all, place.file("worker-2.pid"))).matches(row("worker-2", other, secondUrl));

		second.arguments("--stop").run().exits(0).says("worker-2 is stopped: process " + other.pid());
		assertThat(other.isAlive()).isFalse();
		first.arguments("--status").run().exits(0).says("worker-1 is ready: process " + one.pid());
		String rest = first.arguments("--status=all").run().exits(0).out();
		assertThat(rest).contains(place.file("worker-1.pid").toString())
			.doesNotContain(place.file("worker-2.pid").toString());
		first.arguments("--stop").run().exits(0);
		assertThat(one.isAlive()).isFalse();
	}

	@Test
	void othersSeeOnlyTheirOwn(Place place) {
		OrdinaryUser.assumeThatItCanRead(place, JavaCommand.JAR);
		place.daemonized().run().exits(0);
		Outcome theirs = place.sample().arguments("--status=all").runAsOrdinaryUser();
		assertThat(theirs.out()).doesNotContain(place.pidFile().toString());
		if (theirs.exitCode() != 0) {
			theirs.exits(3).says("no daemon of this user is running");
		}
		place.sample().arguments("--status=all").run().exits(0).says(place.pidFile().toString());
	}

	private static JavaCommand named(Place place, String name) {
		return place.sample().ofItsOwnExtractedJar().without("--daemon.name").arguments("--daemon.name=" + name);
	}

	private static KernelProcess daemon(Place place, String name) {
		return new KernelProcess(Long.parseLong(Place.read(place.file(name + ".pid")).strip()));
	}

	private static String row(String name, KernelProcess daemon, String url) {
		return name + " .*" + daemon.pid() + " +ready +\\d+ s +" + url + " +/.*";
	}

	private static String line(String text, Path pidFile) {
		return text.lines().filter((line) -> line.endsWith(" " + pidFile)).findFirst().orElse("");
	}

	private static List<String> files(Place place) throws IOException {
		try (Stream<Path> files = Files.list(place.directory())) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.startsWith("worker-"))
				.toList();
		}
	}

}
