package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.IntStream;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The log, shown and followed. Most of it needs no daemon.
 */
@ExtendWith(PlaceExtension.class)
class LogsIT {

	private static final String CTRL_C = "\u0003";

	private static final String LINES = String.join("\n", lines(1, 60)) + "\n";

	@Test
	void logsShowsTheLastLines(Place place) throws IOException {
		Files.writeString(place.log(), LINES);
		Outcome logs = place.sample().arguments("--logs").run().exits(0);
		assertThat(logs.out().lines()).containsExactlyElementsOf(lines(11, 60));
		assertThat(logs.err()).isEmpty();
	}

	@Test
	void logsWithANumber(Place place) throws IOException {
		Files.writeString(place.log(), LINES);
		Outcome logs = place.sample().arguments("--logs=3").run().exits(0);
		assertThat(logs.out().lines()).containsExactlyElementsOf(lines(58, 60));
	}

	@Test
	void logsWhenThereIsNone(Place place) {
		place.sample().arguments("--logs").run().exits(66).says("there is no log: " + place.log());
	}

	@Test
	void logsFollowWhenThereIsNone(Place place) {
		place.sample().arguments("--logs", "-f").run().exits(66).says("there is no log: " + place.log());
	}

	@Test
	@JvmDependent
	void logsFollowNeedsNoJvm(Place place) throws IOException {
		Files.writeString(place.log(), LINES);
		Running logs = place.sample().arguments("--logs=2", "--follow").start();
		await().until(() -> logs.out().equals("line 59\nline 60\n"));
		assertThat(logs.process().executable().orElseThrow().toString()).endsWith("tail");
		Files.writeString(place.log(), "line 61\n", StandardOpenOption.APPEND);
		await().until(() -> logs.out().endsWith("line 61\n"));
		logs.process().signal("INT");
		logs.finish().exits(130);
	}

	@Test
	@JvmDependent
	void logsFollowWithoutNativeCodeEndsByCtrlC(Place place) throws IOException {
		Files.writeString(place.log(), LINES);
		Running logs = place.sample()
			.options("-Djava.io.tmpdir=/nowhere")
			.arguments("--logs=2", "-f")
			.startOnTerminal();
		await().until(() -> logs.out().endsWith("line 60\r\n"));
		logs.type(CTRL_C);
		assertThat(logs.finish().exits(130).out()).endsWith("line 60\r\n^C");
	}

	@Test
	void logsFollowEndsByCtrlC(Place place) throws IOException {
		Files.writeString(place.log(), LINES);
		Running logs = place.sample().arguments("--logs=2", "-f").startOnTerminal();
		await().until(() -> logs.out().endsWith("line 60\r\n"));
		logs.type(CTRL_C);
		assertThat(logs.finish().exits(130).out()).endsWith("line 60\r\n^C");
	}

	/** More than a pipe holds, so that it has to be told that nobody reads on. */
	@ParameterizedTest
	@ValueSource(strings = { "", "trap '' PIPE; " })
	void logsOfWhichOnlyTheFirstLineIsRead(String caller, Place place) throws IOException {
		Files.writeString(place.log(), LINES.repeat(1000));
		Outcome logs = place.sample()
			.arguments("--logs=50000")
			.runInShell(caller + "$JAVA | head -n 1; exit ${PIPESTATUS[1]}")
			.exits(0);
		assertThat(logs.out().lines()).hasSize(1);
		assertThat(logs.err()).isEmpty();
	}

	@Test
	void logsFollowOfWhichOnlyTheFirstLineIsReadEnds(Place place) throws IOException {
		Files.writeString(place.log(), LINES.repeat(1000));
		Outcome logs = place.sample().arguments("--logs=50000", "-f").runInShell("$JAVA | head -n 1");
		assertThat(logs.exits(0).out().lines()).hasSize(1);
	}

	@Test
	void logsWithoutStandardInput(Place place) throws IOException {
		Files.writeString(place.log(), LINES);
		Outcome logs = place.sample().arguments("--logs=2").runInShell("$JAVA <&-").exits(0);
		assertThat(logs.out()).isEqualTo("line 59\nline 60\n");
		assertThat(logs.err()).isEmpty();
	}

	@Test
	void logsOfTenGigabytes(Place place) throws IOException {
		makeHuge(place.log());
		Outcome logs = place.sample().options("-Xmx24m").arguments("--logs=2").run().exits(0);
		assertThat(logs.out()).isEqualTo("line 59\nline 60\n");
	}

	@Test
	void logsFollowAcrossRotation(Place place) throws IOException {
		place.daemonized().run().exits(0);
		Running logs = place.sample().arguments("--logs", "-f").start();
		await().until(() -> logs.out().contains("starts as process"));
		Files.move(place.log(), place.file("sample.out.1"));
		place.sample().arguments("--reload").run().exits(0);
		place.daemon().signal("QUIT");
		await().until(() -> logs.out().contains("Full thread dump"));
	}

	@Test
	void logsFollowAcrossRestartAndEachStartBeginsWithOneLine(Place place) {
		place.daemonized().run().exits(0);
		KernelProcess first = place.daemon();
		Running logs = place.sample().arguments("--logs", "-f").start();
		await().until(() -> logs.out().contains("starts as process " + first.pid()));
		place.sample().arguments("--restart").run().exits(0);
		await().until(() -> logs.out().contains("starts as process " + place.daemon().pid()));
		assertThat(logs.out().lines().filter((line) -> line.startsWith("---- "))).hasSize(2);
	}

	/** Sparse: most of it takes no room on the disk. */
	private static void makeHuge(Path log) throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
			file.setLength(10_000_000_000L);
			file.seek(file.length());
			file.writeBytes("\n" + LINES);
		}
	}

	private static List<String> lines(int first, int last) {
		return IntStream.rangeClosed(first, last).mapToObj((number) -> "line " + number).toList();
	}

}
