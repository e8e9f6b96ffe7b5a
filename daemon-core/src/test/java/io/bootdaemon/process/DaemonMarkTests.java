package io.bootdaemon.process;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DaemonMarkTests {

	@Test
	void findReturnsThePidFileOfTheFirstMark() {
		Path pidFile = Path.of("/srv/the app/app.pid");
		assertThat(DaemonMark.find(List.of("java", DaemonMark.option(pidFile), DaemonMark.option(Path.of("/x")))))
			.contains(pidFile);
	}

	@Test
	void findInTheCommandOfNoDaemonIsEmpty() {
		assertThat(DaemonMark.find(List.of())).isEmpty();
		assertThat(DaemonMark.find(List.of("java", "-Dbootdaemon.pid-file", "bootdaemon.pid-file=/x", ""))).isEmpty();
	}

}
