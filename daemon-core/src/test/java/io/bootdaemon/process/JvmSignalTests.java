package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * With a signal that does nothing to a JVM that doesn't handle it.
 */
@EnabledOnOs(OS.LINUX)
@JvmDependent
class JvmSignalTests {

	private static final int SIGWINCH = 28;

	private final JvmSignal signal = new JvmSignal("WINCH");

	@Test
	void handleActsAtEachOneUntilRestored() throws Exception {
		AtomicInteger count = new AtomicInteger();
		Object before = Objects.requireNonNull(this.signal.ignore());
		assertThat(isIn("SigIgn")).isTrue();
		this.signal.handle(count::incrementAndGet);
		for (int i = 1; i <= 3; i++) {
			raise();
			int expected = i;
			await().until(() -> count.get() == expected);
		}
		this.signal.restore(before);
		assertThat(isIn("SigCgt")).isFalse();
		assertThat(isIn("SigIgn")).isFalse();
		raise();
		assertThat(count).hasValue(3);
	}

	@Test
	void signalsAreDispatchedUnlessTheJvmIsToldNotTo() {
		assertThat(JvmSignal.areDispatched()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "QUIT", "SEGV", "KILL", "NONE" })
	void handleRefusesWhatTheJvmKeeps(String name) {
		assertThatExceptionOfType(ReflectiveOperationException.class)
			.isThrownBy(() -> new JvmSignal(name).handle(() -> {
			}));
	}

	private static void raise() throws IOException, InterruptedException {
		String pid = Long.toString(ProcessHandle.current().pid());
		assertThat(new ProcessBuilder("/bin/sh", "-c", "kill -s WINCH " + pid).start().waitFor()).isZero();
	}

	private static boolean isIn(String set) throws IOException {
		String mask = Files.readString(Path.of("/proc/self/status"))
			.lines()
			.filter((line) -> line.startsWith(set))
			.findFirst()
			.orElseThrow();
		return (Long.parseUnsignedLong(mask.split("\\s+")[1], 16) >> (SIGWINCH - 1) & 1) == 1;
	}

}
