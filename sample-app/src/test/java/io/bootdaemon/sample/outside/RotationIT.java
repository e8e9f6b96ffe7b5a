package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.bootdaemon.harness.JvmDependent;
import io.bootdaemon.harness.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The daemon rotates its own log. With {@code -Doutside.long=true} it does so a hundred
 * times in one test.
 */
@ExtendWith(PlaceExtension.class)
class RotationIT {

	private static final int MEGABYTE = 1 << 20;

	private static final int ROTATIONS = Boolean.getBoolean("outside.long") ? 100 : 5;

	/** That many at once: each takes less than a second to be written. */
	private static final int LINES = 10 * MEGABYTE / WritesLines.LENGTH;

	@Test
	void eachLineArrivesOnceAndWholeWhateverIsAskedForMeanwhile(Place place) throws IOException {
		place.write("child");
		place.daemonized()
			.with(WritesLines.class)
			.options("-Xlog:gc", "-Xmn8m")
			// Without the jar's manifest JDK 24 and later warn, in pieces between the
			// lines
			.options("--enable-native-access=ALL-UNNAMED")
			.arguments("--daemon.log.max-size=1MB", "--daemon.log.max-history=1000", "--daemon.log.compress=true",
					"--daemon.log-file-permissions=0604")
			.run()
			.exits(0);
		KernelProcess daemon = place.daemon();
		RotatedLog log = new RotatedLog(place, place.log());
		assertThat(daemon.maps()).as("before the first rotation").doesNotContain("jffi");

		Running reload = place.sample().arguments("--reload").start();
		int lines = 0;
		Instant deadline = Instant.now().plus(Deadline.GENEROUS);
		while (log.rotated().size() < ROTATIONS) {
			assertThat(Instant.now()).isBefore(deadline);
			log.order(LINES);
			lines += LINES;
			while (!log.isWritten()) {
				daemon.signal("USR1");
			}
		}
		reload.finish().exits(0).says("log reopened");

		assertThat(daemon.descriptors()).containsEntry(1, place.log().toString())
			.containsEntry(2, place.log().toString());
		assertThat(daemon.flags(1) & KernelProcess.O_APPEND).isNotZero();

		whatTheChildHasOpenIsNotCompressed(log);
		List<String> others = log.assertLines(lines);
		assertThat(others).filteredOn((line) -> line.contains("[gc")).hasSizeGreaterThan(10);
		assertThat(others).filteredOn((line) -> line.contains("[gc"))
			.allMatch((line) -> line.matches("\\[.*(ms|Using Serial)"));
		assertThat(log.rotated()).allSatisfy((file) -> assertThat(permissions(file)).isEqualTo("rw----r--"));
		assertThat(permissions(place.log())).isEqualTo("rw----r--");
	}

	private void whatTheChildHasOpenIsNotCompressed(RotatedLog log) {
		await().until(() -> size(log.place()) < MEGABYTE);
		int all = log.rotated().size();
		KernelProcess child = KernelProcess.all()
			.filter((process) -> process.isAlive() && process.parent() == log.place().daemon().pid())
			.findFirst()
			.orElseThrow();
		await().until(() -> compressed(log) == all - 1L);
		assertThat(log.rotated().get(0)).hasToString(child.descriptors().get(1));
		child.signal("KILL");
		await().until(() -> compressed(log) == all);
	}

	@Test
	void historyIsBoundedAndWhatCanNotBeRotatedIsSaidOnceAndGoesOn(Place place) throws IOException {
		place.daemonized()
			.with(WritesLines.class)
			.arguments("--daemon.log.max-size=1MB", "--daemon.log.max-history=2")
			.run()
			.exits(0);
		RotatedLog log = new RotatedLog(place, place.log());
		for (int rotation = 1; rotation <= 4; rotation++) {
			log.order(2 * MEGABYTE / WritesLines.LENGTH);
			log.awaitWritten();
			await().until(() -> size(place) < MEGABYTE);
		}
		assertThat(log.rotated()).hasSize(2);

		Files.delete(place.file("sample.out.2"));
		place.write("sample.out.2/obstacle");
		log.order(5 * MEGABYTE / WritesLines.LENGTH);
		log.awaitWritten();
		await().until(() -> said(place).size() == 1);
		assertThat(said(place).get(0)).contains("can't be rotated", "sample.out.2");
		assertThat(place.isReady()).isTrue();
		assertThat(Files.size(place.log())).isGreaterThan(4 * MEGABYTE);

		await().during(Duration.ofSeconds(12)).until(() -> said(place).size() == 1);
		Files.delete(place.file("sample.out.2/obstacle"));
		await().until(() -> size(place) < MEGABYTE);
		assertThat(log.rotated()).hasSize(2);
	}

	@Test
	@JvmDependent
	void withoutHistoryWhatIsFullIsRemoved(Place place) {
		place.daemonized()
			.with(WritesLines.class)
			.arguments("--daemon.log.max-size=1MB", "--daemon.log.max-history=0")
			.run()
			.exits(0);
		RotatedLog log = new RotatedLog(place, place.log());
		log.order(5 * MEGABYTE / WritesLines.LENGTH);
		log.awaitWritten();
		// For a moment of each rotation there is no file of that name
		await().untilAsserted(() -> {
			assertThat(place.log().toFile()).isFile().size().isLessThan(MEGABYTE);
			assertThat(log.rotated()).isEmpty();
			assertThat(place.daemon().descriptors()).containsEntry(1, place.log().toString());
		});
	}

	/** For a moment of each rotation there is no log: then it is zero. */
	private static long size(Place place) {
		return place.log().toFile().length();
	}

	private static List<String> said(Place place) {
		return Place.read(place.log()).lines().filter((line) -> line.contains("can't be rotated")).toList();
	}

	private static long compressed(RotatedLog log) {
		return log.rotated().stream().filter((file) -> file.toString().endsWith(".gz")).count();
	}

	private static String permissions(Path file) {
		try {
			return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
