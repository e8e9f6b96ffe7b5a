package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A class archive that a training has made is used while all is as it was then, and the
 * application starts from its jar otherwise.
 */
@ExtendWith(PlaceExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
@JvmDependent
class FastStartIT {

	private Place place;

	private TrainedSample sample;

	@BeforeAll
	void train(Place place) throws IOException {
		this.place = place;
		this.sample = new TrainedSample(place);
	}

	@AfterEach
	void restore() throws IOException {
		this.sample.restore();
	}

	@Test
	void daemonUsesItAndIsTheSame() {
		this.sample.start();
		assertThat(this.sample.command().arguments("--status").run().exits(0).out()).contains(TrainedSample.USED,
				this.place.pidFile().toString());
		assertThat(this.sample.command().arguments("--status=json").run().out()).contains("\"classArchive\":\"used\"");
		assertThat(maps()).contains("/sample.cache/");
		assertThat(Place.read(this.place.stateFile())).contains("version=");
		this.sample.command()
			.arguments("--status")
			.without("--daemon.name")
			.arguments("--daemon.name=other")
			.run()
			.exits(3)
			.says("the same application runs as");
		this.sample.command().arguments("--restart").run().exits(0);
		assertThat(this.sample.status()).contains(TrainedSample.USED);
	}

	@Test
	void endpointsAnswerAsFromTheJar() throws IOException {
		List<String> archived = answers();
		assertThat(this.sample.status()).contains(TrainedSample.USED);
		this.sample.command().arguments("--stop").run();
		Path away = this.place.file("note.away");
		Files.move(this.sample.note(), away);
		try {
			assertThat(answers()).isEqualTo(archived);
			assertThat(this.sample.status()).contains(TrainedSample.NOT_USED);
		}
		finally {
			Files.move(away, this.sample.note());
		}
	}

	private List<String> answers() {
		String url = this.sample.command()
			.arguments("-d", "--management.endpoints.web.exposure.include=*")
			.run()
			.exits(0)
			.url();
		return Stream.of("info", "configprops")
			.map((id) -> Place.get(url + "actuator/" + id)
				.replaceFirst("\"pid\":\\d+,\"started\":\"[^\"]+\"", "")
				.replaceAll(url, ""))
			.toList();
	}

	@Test
	void supervisorUsesItAfterACrashAndNotWhenTheJarWasReplaced() throws IOException {
		this.sample.start();
		crash();
		assertThat(this.sample.status()).contains(TrainedSample.USED, "restarts  1");
		Files.copy(JavaCommand.JAR, this.place.file("new.jar"));
		Files.move(this.place.file("new.jar"), this.sample.jar(), StandardCopyOption.REPLACE_EXISTING);
		crash();
		assertThat(this.sample.status())
			.contains(TrainedSample.NOT_USED + this.sample.jar() + " was changed after the training");
		assertThat(maps()).doesNotContain("/sample.cache/");
	}

	@Test
	void otherOptionsHaveNone() {
		this.sample.command()
			.options("-Xss2m")
			.arguments("-d", "--dry-run")
			.run()
			.says("none was made with this JDK and these options");
		this.sample.command()
			.arguments("-d", "--dry-run", "--daemon.jvm-options=-Xss2m")
			.run()
			.says("none was made with this JDK");
		this.place.environment().put("JAVA_TOOL_OPTIONS", "-Xss2m");
		try {
			this.sample.command().arguments("-d", "--dry-run").run().says("none was made with this JDK");
		}
		finally {
			this.place.environment().remove("JAVA_TOOL_OPTIONS");
		}
		this.sample.command().arguments("-d", "--dry-run", "--daemon.fast-start=false").run().exits(0);
	}

	@Test
	void directoryOfOthersIsNotUsed() throws IOException {
		try {
			Files.setPosixFilePermissions(this.sample.cache(), PosixFilePermissions.fromString("rwxr-x---"));
			this.sample.start();
			assertThat(this.sample.status())
				.contains(TrainedSample.NOT_USED + "others may enter " + this.sample.cache());
			Files.setPosixFilePermissions(this.sample.cache(), PosixFilePermissions.fromString("rwxrwxrwx"));
			this.sample.command().arguments("-d", "--dry-run").run().says("another user can exchange");
			this.sample.command().arguments("--train").run().exits(77).says("Another user can exchange the directory");
		}
		finally {
			Files.setPosixFilePermissions(this.sample.cache(), PosixFilePermissions.fromString("rwx------"));
		}
	}

	@Test
	void eachChangeOfTheArchiveIsSeen() throws IOException {
		for (int tenth = 1; tenth < 10; tenth += 4) {
			flip(tenth);
			this.sample.command()
				.arguments("-d", "--dry-run")
				.run()
				.says("classes.", " was changed after the training");
			flip(tenth);
		}
		Files.setLastModifiedTime(this.sample.archive(), Files.getLastModifiedTime(this.sample.jar()));
		this.sample.command().arguments("-d", "--dry-run").run().says("classes.", " was changed after the training");
		this.sample.noteAgain();
		this.sample.command().arguments("-d", "--dry-run").run().says("class archive", "used");
	}

	@Test
	void missingLibraryIsSeen() throws IOException {
		Path library = TrainedSample.files(this.sample.application().resolve("lib")).get(0);
		Path away = this.place.file("away.jar");
		Files.move(library, away);
		this.sample.command().arguments("-d", "--dry-run").run().says("files of the training are missing");
		Files.move(away, library);
	}

	@Test
	void jvmThatDiesOfItIsStartedAgainWithoutIt() throws IOException {
		this.sample.archive().toFile().setWritable(true);
		try (RandomAccessFile file = new RandomAccessFile(this.sample.archive().toFile(), "rw")) {
			file.setLength(this.sample.archiveAsItWasMade().length / 2);
		}
		this.sample.noteAgain();
		this.sample.start();
		String use = this.sample.status();
		// The JVM of JDK 25 sees by itself that the file is too short
		assertThat(use).containsAnyOf(TrainedSample.NOT_USED + "the JVM ended with ", TrainedSample.USED);
	}

	@Test
	void applicationThatFailsByItselfIsStartedOnce() throws IOException {
		long before = starts();
		try (ServerSocket taken = new ServerSocket(0)) {
			this.sample.command()
				.without("--server.port")
				.arguments("-d", "--server.port=" + taken.getLocalPort())
				.run()
				.exits(1)
				.says("was already in use");
		}
		assertThat(starts()).isEqualTo(before + 1);
		assertThat(this.place.marked()).isEmpty();
	}

	private void crash() {
		KernelProcess daemon = this.place.daemon();
		daemon.signal("KILL");
		await().until(() -> Place.read(this.place.pidFile()).endsWith("\n") && this.place.daemon().pid() != daemon.pid()
				&& this.place.isReady());
	}

	private String maps() {
		return Place.read(Path.of("/proc/" + this.place.daemon().pid() + "/maps"));
	}

	private long starts() {
		return Place.read(this.place.log()).lines().filter((line) -> line.contains(" starts as process ")).count();
	}

	private void flip(int tenth) throws IOException {
		this.sample.archive().toFile().setWritable(true);
		try (RandomAccessFile file = new RandomAccessFile(this.sample.archive().toFile(), "rw")) {
			long place = file.length() / 10 * tenth;
			file.seek(place);
			int flipped = file.read() ^ 1;
			file.seek(place);
			file.write(flipped);
		}
	}

}
