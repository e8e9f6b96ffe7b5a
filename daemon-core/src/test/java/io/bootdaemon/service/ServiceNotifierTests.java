package io.bootdaemon.service;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import io.bootdaemon.posix.DatagramReceiver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ServiceNotifierTests {

	@TempDir
	private Path directory;

	@Test
	void allItsWordsArriveAtASocketInTheFileSystem() {
		Path socket = this.directory.resolve("notify \u00fc");
		try (DatagramReceiver receiver = new DatagramReceiver(bytes(socket.toString()))) {
			ServiceNotifier notifier = new ServiceNotifier(socket.toString());
			notifier.progress("beans 12", Duration.ofMinutes(2));
			assertThat(receiver.next()).isEqualTo("STATUS=Starting: beans 12\nEXTEND_TIMEOUT_USEC=120000000");
			notifier.ready("Ready: \u00fc");
			assertThat(receiver.next()).isEqualTo("READY=1\nSTATUS=Ready: \u00fc");
			notifier.alive();
			assertThat(receiver.next()).isEqualTo("WATCHDOG=1");
			notifier.stopping();
			assertThat(receiver.next()).isEqualTo("STOPPING=1");
			assertThat(receiver.poll()).isEmpty();
		}
	}

	@Test
	void anAbstractSocketIsOneToo() {
		String name = UUID.randomUUID().toString();
		try (DatagramReceiver receiver = new DatagramReceiver("\0" + name)) {
			new ServiceNotifier("@" + name).alive();
			assertThat(receiver.next()).isEqualTo("WATCHDOG=1");
		}
	}

	@Test
	void reloadIsTimedByTheClockOfTheKernel() throws IOException {
		double uptime = Double.parseDouble(Files.readString(Path.of("/proc/uptime")).split(" ")[0]);
		try (Socket socket = new Socket()) {
			socket.notifier().reloading();
			String[] lines = socket.next().split("\n");
			assertThat(lines).contains("RELOADING=1", "STATUS=Reloading");
			long microseconds = Long.parseLong(lines[1].replace("MONOTONIC_USEC=", ""));
			assertThat(microseconds / 1e6).as("unless the machine was suspended").isBetween(uptime - 1, uptime + 60);
		}
	}

	@Test
	void failureHasItsNumberAndTheExitStatus() {
		try (Socket socket = new Socket()) {
			socket.notifier().failed(new IllegalStateException("no port", new BindException("in use")), 3);
			assertThat(socket.next())
				.isEqualTo("STATUS=Failed to start: IllegalStateException, caused by BindException\n"
						+ "ERRNO=98\nEXIT_STATUS=3");
			socket.notifier().failed(new IllegalStateException("none known"), 1);
			assertThat(socket.next()).isEqualTo("STATUS=Failed to start: IllegalStateException\nEXIT_STATUS=1");
		}
	}

	@Test
	void nothingThatIsSaidCanBeTakenForAnotherWord() {
		try (Socket socket = new Socket()) {
			socket.notifier().tell("one\nREADY=1");
			assertThat(socket.next()).isEqualTo("STATUS=one");
			socket.notifier().tell("a\rb\u0007c");
			assertThat(socket.next()).doesNotContain("\r", "\u0007");
		}
	}

	@Test
	void patienceWithoutAnEndIsTheLongestThereIs() {
		try (Socket socket = new Socket()) {
			socket.notifier().progress("beans 1", Duration.ZERO);
			assertThat(socket.next()).endsWith("EXTEND_TIMEOUT_USEC=" + Long.MAX_VALUE);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nowhere/notify", "@nobody-listens-there", "relative", "vsock:2:1234", "@" })
	void aSocketThatIsNoneIsReportedOnce(String address) {
		String reported = reported(address);
		assertThat(reported).containsOnlyOnce("systemd can't be notified by NOTIFY_SOCKET '" + address + "': ");
		assertThat(reported.lines()).hasSize(1);
	}

	@Test
	void anAddressThatIsTooLongIsReported() {
		assertThat(reported("/" + "x".repeat(200))).contains("ENAMETOOLONG");
	}

	@Test
	void readyWaitsForAReceiverThatDoesNotComeToRead() throws InterruptedException {
		try (Socket socket = new Socket()) {
			ServiceNotifier notifier = socket.notifier();
			long start;
			do {
				start = System.nanoTime();
				notifier.alive();
			}
			while (System.nanoTime() - start < Duration.ofMillis(900).toNanos());
			Thread ready = new Thread(() -> notifier.ready("Ready"));
			ready.start();
			// Longer than any other word would wait
			ready.join(1500);
			await().until(() -> socket.poll().filter("READY=1\nSTATUS=Ready"::equals).isPresent());
			ready.join();
		}
	}

	private static String reported(String address) {
		PrintStream error = System.err;
		ByteArrayOutputStream reported = new ByteArrayOutputStream();
		System.setErr(new PrintStream(reported, true));
		try {
			ServiceNotifier notifier = new ServiceNotifier(address);
			notifier.progress("beans 1", Duration.ZERO);
			notifier.ready("Ready");
		}
		finally {
			System.setErr(error);
		}
		return reported.toString();
	}

	private static String bytes(String path) {
		return new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
	}

	/**
	 * An abstract socket of a test's own.
	 */
	private static final class Socket implements AutoCloseable {

		private final String name = UUID.randomUUID().toString();

		private final DatagramReceiver receiver = new DatagramReceiver("\0" + this.name);

		private String address() {
			return "@" + this.name;
		}

		private ServiceNotifier notifier() {
			return new ServiceNotifier(address());
		}

		private String next() {
			return this.receiver.next();
		}

		private Optional<String> poll() {
			return this.receiver.poll();
		}

		@Override
		public void close() {
			this.receiver.close();
		}

	}

}
