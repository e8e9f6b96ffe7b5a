package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
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

	private static final String USED = "archive   used";

	private static final String NOT_USED = "archive   not used: ";

	private Place place;

	private Path note;

	private Path application;

	private byte[] archive;

	@BeforeAll
	void train(Place place) throws IOException {
		this.place = place;
		command().arguments("--train")
			.run()
			.exits(0)
			.says("training, extracting the jar", "the class archive is ", " MB");
		assertThat(place.remains()).isEmpty();
		assertThat(files(cache())).hasSize(3);
		remember();
	}

	private void remember() throws IOException {
		this.note = files(cache()).stream()
			.filter((file) -> file.getFileName().toString().matches("[0-9a-f]{16}"))
			.findFirst()
			.orElseThrow();
		this.application = cache().resolve(Place.read(this.note).lines().findFirst().orElseThrow());
		this.archive = Files.readAllBytes(archive());
	}

	/** As if the training had ended with the files as they are now. */
	@AfterEach
	void stopAndNoteAgain() throws IOException {
		command().arguments("--stop").run();
		if (Files.size(archive()) != this.archive.length) {
			Files.write(archive(), this.archive);
		}
		noteAgain();
	}

	@Test
	void daemonUsesItAndIsTheSame() {
		start();
		assertThat(status()).contains(USED, this.place.pidFile().toString());
		assertThat(command().arguments("--status=json").run().out()).contains("\"classArchive\":\"used\"");
		assertThat(maps()).contains("/sample.cache/");
		assertThat(Place.read(this.place.stateFile())).contains("version=");
		command().arguments("--status")
			.without("--daemon.name")
			.arguments("--daemon.name=other")
			.run()
			.exits(3)
			.says("the same application runs as");
		command().arguments("--restart").run().exits(0);
		assertThat(status()).contains(USED);
	}

	@Test
	void endpointsAnswerAsFromTheJar() throws IOException {
		List<String> archived = answers();
		assertThat(status()).contains(USED);
		command().arguments("--stop").run();
		Path away = this.place.file("note.away");
		Files.move(this.note, away);
		try {
			assertThat(answers()).isEqualTo(archived);
			assertThat(status()).contains(NOT_USED);
		}
		finally {
			Files.move(away, this.note);
		}
	}

	private List<String> answers() {
		String url = command().arguments("-d", "--management.endpoints.web.exposure.include=*").run().exits(0).url();
		return Stream.of("info", "configprops")
			.map((id) -> Place.get(url + "actuator/" + id)
				.replaceFirst("\"pid\":\\d+,\"started\":\"[^\"]+\"", "")
				.replaceAll(url, ""))
			.toList();
	}

	@Test
	void supervisorUsesItAfterACrashAndNotWhenTheJarWasReplaced() throws IOException {
		start();
		crash();
		assertThat(status()).contains(USED, "restarts  1");
		Files.copy(JavaCommand.JAR, this.place.file("new.jar"));
		Files.move(this.place.file("new.jar"), jar(), StandardCopyOption.REPLACE_EXISTING);
		crash();
		assertThat(status()).contains(NOT_USED + jar() + " was changed after the training");
		assertThat(maps()).doesNotContain("/sample.cache/");
	}

	@Test
	void otherOptionsHaveNone() {
		command().options("-Xss2m")
			.arguments("-d", "--dry-run")
			.run()
			.says("none was made with this JDK and these options");
		command().arguments("-d", "--dry-run", "--daemon.jvm-options=-Xss2m").run().says("none was made with this JDK");
		this.place.environment().put("JAVA_TOOL_OPTIONS", "-Xss2m");
		try {
			command().arguments("-d", "--dry-run").run().says("none was made with this JDK");
		}
		finally {
			this.place.environment().remove("JAVA_TOOL_OPTIONS");
		}
		command().arguments("-d", "--dry-run", "--daemon.fast-start=false").run().exits(0);
	}

	@Test
	void directoryOfOthersIsNotUsed() throws IOException {
		try {
			Files.setPosixFilePermissions(cache(), PosixFilePermissions.fromString("rwxr-x---"));
			start();
			assertThat(status()).contains(NOT_USED + "others may enter " + cache());
			Files.setPosixFilePermissions(cache(), PosixFilePermissions.fromString("rwxrwxrwx"));
			command().arguments("-d", "--dry-run").run().says("another user can exchange");
			command().arguments("--train").run().exits(77).says("Another user can exchange the directory");
		}
		finally {
			Files.setPosixFilePermissions(cache(), PosixFilePermissions.fromString("rwx------"));
		}
	}

	@Test
	void eachChangeOfTheArchiveIsSeen() throws IOException {
		for (int tenth = 1; tenth < 10; tenth += 4) {
			flip(tenth);
			command().arguments("-d", "--dry-run").run().says("classes.", " was changed after the training");
			flip(tenth);
		}
		Files.setLastModifiedTime(archive(), Files.getLastModifiedTime(jar()));
		command().arguments("-d", "--dry-run").run().says("classes.", " was changed after the training");
		noteAgain();
		command().arguments("-d", "--dry-run").run().says("class archive", "used");
	}

	@Test
	void missingLibraryIsSeen() throws IOException {
		Path library = files(this.application.resolve("lib")).get(0);
		Path away = this.place.file("away.jar");
		Files.move(library, away);
		command().arguments("-d", "--dry-run").run().says("files of the training are missing");
		Files.move(away, library);
	}

	@Test
	void jvmThatDiesOfItIsStartedAgainWithoutIt() throws IOException {
		archive().toFile().setWritable(true);
		try (RandomAccessFile file = new RandomAccessFile(archive().toFile(), "rw")) {
			file.setLength(this.archive.length / 2);
		}
		noteAgain();
		start();
		String use = status();
		// The JVM of JDK 25 sees by itself that the file is too short
		assertThat(use).containsAnyOf(NOT_USED + "the JVM ended with ", USED);
	}

	@Test
	void applicationThatFailsByItselfIsStartedOnce() throws IOException {
		long before = starts();
		try (ServerSocket taken = new ServerSocket(0)) {
			command().without("--server.port")
				.arguments("-d", "--server.port=" + taken.getLocalPort())
				.run()
				.exits(1)
				.says("was already in use");
		}
		assertThat(starts()).isEqualTo(before + 1);
		assertThat(this.place.marked()).isEmpty();
	}

	@Test
	void trainingDisturbsNoDaemonAndIsAloneAndMayBeKilled() throws IOException {
		start();
		long daemon = this.place.daemon().pid();
		Running training = command().arguments("--train").start();
		await().until(() -> !training.isRunning() || training.err().contains("starting the application"));
		command().arguments("--train").run().exits(75).says("Another training is running");
		List<ProcessHandle> killed = Stream
			.concat(Stream.of(ProcessHandle.of(training.process().pid()).orElseThrow()),
					ProcessHandle.of(training.process().pid()).orElseThrow().descendants())
			.toList();
		killed.forEach(ProcessHandle::destroyForcibly);
		training.finish().exits(137);
		assertThat(status()).contains("process " + daemon, USED);
		Path before = this.application;
		command().arguments("--train").run().exits(0);
		remember();
		assertThat(status()).contains("process " + daemon);
		assertThat(this.place.isReady()).isTrue();
		assertThat(before).as("the daemon runs from it").isDirectory().isNotEqualTo(this.application);
		command().arguments("--restart").run().exits(0);
		assertThat(status()).contains(USED);
	}

	@Test
	void trainingThatFailsSaysWhyAndLeavesTheArchive() {
		command().arguments("--train", "--", "--spring.main.web-application-type=bogus")
			.run()
			.exits(1)
			.says("the training has failed: its JVM ended with exit code 1", "bogus");
		command().arguments("-d", "--dry-run").run().says("class archive", "used");
	}

	@Test
	void interruptedTrainingLeavesNothing() throws IOException {
		List<Path> before = lasting();
		Running training = command().arguments("--train").start();
		await().until(() -> !training.isRunning() || training.err().contains("extracting"));
		training.process().signal("TERM");
		training.finish().exits(143);
		assertThat(lasting()).containsExactlyElementsOf(before);
	}

	@Test
	void whatCanHaveNoneSaysWhy() {
		this.place.sample()
			.main("-cp", ExtractedSample.JAR.toString(), JavaCommand.MAIN_CLASS)
			.arguments("--train")
			.run()
			.exits(69)
			.says("not started by -jar");
		this.place.sample()
			.main("-jar", ExtractedSample.JAR.toString())
			.arguments("--train")
			.run()
			.exits(69)
			.says("JarLauncher");
		command().options("-Xshare:auto").arguments("--train").run().exits(69).says("-Xshare:auto");
	}

	@Test
	void mistakesAreRefused() {
		command().arguments("--train", "-d").run().exits(64).says("Two things are asked for at once");
		command().arguments("--train", "--stop").run().exits(64);
		command().arguments("-d", "--daemon.fast-start=maybe").run().exits(78).says("daemon.fast-start");
		command().arguments("--train", "--daemon.fast-start=false").run().exits(69);
	}

	private JavaCommand command() {
		return this.place.sample()
			.ofItsOwnJar()
			.arguments("--daemon.restart.policy=on-failure", "--daemon.restart.delay=0");
	}

	private void start() {
		command().arguments("-d").run().exits(0);
	}

	private void crash() {
		KernelProcess daemon = this.place.daemon();
		daemon.signal("KILL");
		await().until(() -> Place.read(this.place.pidFile()).endsWith("\n") && this.place.daemon().pid() != daemon.pid()
				&& this.place.isReady());
	}

	private String status() {
		return command().arguments("--status").run().exits(0).out();
	}

	private String maps() {
		return Place.read(Path.of("/proc/" + this.place.daemon().pid() + "/maps"));
	}

	private long starts() {
		return Place.read(this.place.log()).lines().filter((line) -> line.contains(" starts as process ")).count();
	}

	private Path jar() {
		return this.place.file("app.jar");
	}

	private Path cache() {
		return this.place.file("sample.cache");
	}

	/** One of a training that was killed may be there, and goes with the next one. */
	private List<Path> lasting() {
		return files(cache()).stream().filter((file) -> !file.endsWith("tmp")).toList();
	}

	private Path archive() {
		return files(this.application).stream()
			.filter((file) -> file.getFileName().toString().startsWith("classes."))
			.findFirst()
			.orElseThrow();
	}

	private void flip(int tenth) throws IOException {
		archive().toFile().setWritable(true);
		try (RandomAccessFile file = new RandomAccessFile(archive().toFile(), "rw")) {
			long place = file.length() / 10 * tenth;
			file.seek(place);
			int flipped = file.read() ^ 1;
			file.seek(place);
			file.write(flipped);
		}
	}

	private void noteAgain() {
		String script = "{ echo " + this.application.getFileName() + "; cd " + this.application
				+ " && stat -L -c '%n %i %s %Z %u' -- " + JavaCommand.JAVA + " " + jar()
				+ " ./classes.* ./*.jar ./lib/*.jar; } >" + this.place.file("note") + " && mv "
				+ this.place.file("note") + " " + this.note;
		this.place.type(List.of("sh", "-c", script)).finish().exits(0);
	}

	private static List<Path> files(Path directory) {
		try (Stream<Path> files = Files.list(directory)) {
			return files.sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
