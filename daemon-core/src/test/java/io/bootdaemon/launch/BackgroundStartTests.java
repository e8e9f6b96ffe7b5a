package io.bootdaemon.launch;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.Plans;
import io.bootdaemon.posix.Executable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link BackgroundStart}.
 */
@EnabledOnOs(OS.LINUX)
class BackgroundStartTests {

	private static final Path HERE = Path.of("").toAbsolutePath();

	@Test
	void becomingAnotherProgramHasADeadline() {
		Set<String> threads = ConcurrentHashMap.newKeySet();
		PrintStream out = System.out;
		BackgroundStart start = BackgroundStart.begin();
		System.setOut(new PrintStream(OutputStream.nullOutputStream()) {

			@Override
			public void flush() {
				Thread.getAllStackTraces().keySet().forEach((thread) -> threads.add(thread.getName()));
			}

		});
		try {
			Executable nothing = new Executable(HERE.resolve("nothing"), List.of("nothing"), List.of());
			assertThatExceptionOfType(LaunchException.class)
				.isThrownBy(() -> start.become(nothing, HERE, Plans.in(HERE)));
		}
		finally {
			System.setOut(out);
			start.cancel();
		}
		assertThat(threads).contains("daemon-launch-deadline");
	}

}
