package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Path;
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
 * A training says what it makes, or why it can't, and leaves nothing else behind.
 */
@ExtendWith(PlaceExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
@JvmDependent
class TrainingIT {

	private Place place;

	private TrainedSample sample;

	@BeforeAll
	void train(Place place) throws IOException {
		this.place = place;
		this.sample = new TrainedSample(place);
		this.sample.training().says("training, extracting the jar", "the class archive is ", " MB");
		assertThat(place.remains()).isEmpty();
		assertThat(TrainedSample.files(this.sample.cache())).extracting((file) -> file.getFileName().toString())
			.hasSize(4)
			.contains("lock", "service.sh");
	}

	@AfterEach
	void restore() throws IOException {
		this.sample.restore();
	}

	@Test
	void trainingDisturbsNoDaemonAndIsAloneAndMayBeKilled() throws IOException {
		this.sample.start();
		long daemon = this.place.daemon().pid();
		Running training = this.sample.command().arguments("--train").start();
		await().until(() -> !training.isRunning() || training.err().contains("starting the application"));
		this.sample.command().arguments("--train").run().exits(75).says("Another training is running");
		List<ProcessHandle> killed = Stream
			.concat(Stream.of(ProcessHandle.of(training.process().pid()).orElseThrow()),
					ProcessHandle.of(training.process().pid()).orElseThrow().descendants())
			.toList();
		killed.forEach(ProcessHandle::destroyForcibly);
		training.finish().exits(137);
		assertThat(this.sample.status()).contains("process " + daemon, TrainedSample.USED);
		Path before = this.sample.application();
		this.sample.command().arguments("--train").run().exits(0);
		this.sample.remember();
		assertThat(this.sample.status()).contains("process " + daemon);
		assertThat(this.place.isReady()).isTrue();
		assertThat(before).as("the daemon runs from it").isDirectory().isNotEqualTo(this.sample.application());
		this.sample.command().arguments("--restart").run().exits(0);
		assertThat(this.sample.status()).contains(TrainedSample.USED);
	}

	@Test
	void trainingThatFailsSaysWhyAndLeavesTheArchive() {
		this.sample.command()
			.arguments("--train", "--", "--spring.main.web-application-type=bogus")
			.run()
			.exits(1)
			.says("the training has failed: its JVM ended with exit code 1", "bogus");
		this.sample.command().arguments("-d", "--dry-run").run().says("class archive", "used");
	}

	@Test
	void interruptedTrainingLeavesNothing() throws IOException {
		List<Path> before = this.sample.lasting();
		Running training = this.sample.command().arguments("--train").start();
		await().until(() -> !training.isRunning() || training.err().contains("extracting"));
		training.process().signal("TERM");
		training.finish().exits(143);
		assertThat(this.sample.lasting()).containsExactlyElementsOf(before);
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
		this.sample.command().options("-Xshare:auto").arguments("--train").run().exits(69).says("-Xshare:auto");
	}

	@Test
	void mistakesAreRefused() {
		this.sample.command().arguments("--train", "-d").run().exits(64).says("Two things are asked for at once");
		this.sample.command().arguments("--train", "--stop").run().exits(64);
		this.sample.command().arguments("-d", "--daemon.fast-start=maybe").run().exits(78).says("daemon.fast-start");
		this.sample.command()
			.arguments("--train", "--daemon.fast-start=false")
			.run()
			.exits(69)
			.says("'daemon.fast-start' is false");
	}

}
