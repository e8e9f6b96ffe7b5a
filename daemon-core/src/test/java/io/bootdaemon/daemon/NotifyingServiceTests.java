package io.bootdaemon.daemon;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

import io.bootdaemon.ReloadResult;
import io.bootdaemon.posix.DatagramReceiver;
import io.bootdaemon.service.ServiceVariables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class NotifyingServiceTests {

	private final String name = UUID.randomUUID().toString();

	private final DatagramReceiver receiver = new DatagramReceiver("\0" + this.name);

	@AfterEach
	void close() {
		this.receiver.close();
	}

	@Test
	void processThatIsToldNothingTellsNothing() {
		assertThat(NotifyingService.of(new ServiceVariables(Map.of(), 42), Duration.ZERO, false)).isEmpty();
	}

	@Test
	void readyTextStaysBesideWhatAReloadDid() {
		NotifyingService service = service("");
		service.ready("http://localhost:1/", Duration.ofMillis(4567));
		assertThat(this.receiver.next()).isEqualTo("READY=1\nSTATUS=Ready: http://localhost:1/, started in 4.5 s");
		service.reloading();
		assertThat(this.receiver.next()).startsWith("RELOADING=1\n");
		service.reloaded(new ReloadResult(false, "the cache is gone"));
		assertThat(this.receiver.next())
			.startsWith("READY=1\nSTATUS=Ready: http://localhost:1/, started in 4.5 s; failed")
			.doesNotContain("the cache is gone");
	}

	@Test
	void reloadBeforeItIsReadyDoesNotSayThatItIs() {
		NotifyingService service = service("");
		service.reloading();
		service.reloaded(new ReloadResult(true, "done"));
		assertThat(this.receiver.poll()).isEmpty();
	}

	@Test
	void reasonOfAFailureOutlivesTheEnd() {
		NotifyingService service = service("");
		service.failed(new IllegalStateException("no port"), 1);
		service.stopping();
		assertThat(this.receiver.next()).isEqualTo("STATUS=Failed to start: IllegalStateException\nEXIT_STATUS=1");
		assertThat(this.receiver.next()).isEqualTo("STOPPING=1");
		assertThat(this.receiver.poll()).isEmpty();
	}

	@Test
	void daemonThatWasForkedSaysOnlyHowItIsOnceItIsReady() {
		NotifyingService service = service("100000", true);
		service.watch(() -> false, List.of());
		service.stopping();
		service.ready(null, Duration.ofSeconds(1));
		Optional<String> first = await().until(this.receiver::poll, Optional::isPresent);
		assertThat(first).hasValue("WATCHDOG=1");
		service.stopping();
		awaitNext("STATUS=Stopping");
		awaitNext("STOPPING=1");
	}

	@Test
	void whatHangsIsSaidUntilItGoesOn() {
		AtomicReference<Optional<String>> found = new AtomicReference<>(Optional.empty());
		NotifyingService service = service("100000");
		service.watch(() -> false, List.of(found::get));
		service.ready(null, Duration.ofSeconds(1));
		awaitNext("READY=1\nSTATUS=Ready, started in 1.0 s");
		awaitNext("WATCHDOG=1");
		found.set(Optional.of("it"));
		awaitNext("STATUS=Hangs: it");
		assertThat(this.receiver.poll()).isEmpty();
		found.set(Optional.empty());
		awaitNext("STATUS=Ready, started in 1.0 s");
		awaitNext("WATCHDOG=1");
	}

	@ParameterizedTest
	@CsvSource({ "5000000, true", "0, false", "-1, false", "garbage, false", "99999999999999999999999, false",
			"'', false" })
	void watchdogTakesANumberOfMicroseconds(String microseconds, boolean watched) {
		assertThat(service(microseconds).isWatched()).isEqualTo(watched);
	}

	private void awaitNext(String message) {
		await().until(() -> this.receiver.poll().filter(message::equals).isPresent());
	}

	private NotifyingService service(String watchdog) {
		return service(watchdog, false);
	}

	private NotifyingService service(String watchdog, boolean forked) {
		Map<String, String> variables = Map.of("SYSTEMD_EXEC_PID", "42", "NOTIFY_SOCKET", "@" + this.name,
				"WATCHDOG_USEC", watchdog);
		return NotifyingService.of(new ServiceVariables(variables, 42), Duration.ofMinutes(2), forked).orElseThrow();
	}

}
