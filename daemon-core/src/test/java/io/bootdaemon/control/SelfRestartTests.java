package io.bootdaemon.control;

import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.commandline.CommandLine;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SelfRestartTests {

	private static final Path PID_FILE = Path.of("/srv/app.pid");

	@Test
	void commandRestartsTheDaemonOfThisPidFile() {
		assertThat(command(List.of(), List.of("-jar", "app.jar"), List.of("--server.port=0", "x")))
			.containsExactly("-jar", "app.jar", "--restart", "--daemon.pid-file=/srv/app.pid");
	}

	@Test
	void commandLeavesOutWhatOnlyOneJvmCanHave() {
		assertThat(command(
				List.of("-Dbootdaemon.pid-file=/srv/app.pid", "-Xmx8g", "-XX:+AlwaysPreTouch", "-Dkey=value",
						"-Dcom.sun.management.jmxremote.port=9010", "-agentlib:jdwp=transport=dt_socket", "-cp", "a:b"),
				List.of("Main"), List.of()))
			.startsWith("-Dkey=value", "-cp", "a:b", "Main", "--restart");
	}

	@Test
	void commandKeepsWhatSelectsTheDaemon() {
		assertThat(command(List.of(), List.of("Main"),
				List.of("--daemon.pid-file=app.pid", "--daemon.name=a", "--spring.profiles.active=prod", "--other=1",
						"--", "--daemon.name=b")))
			.containsExactly("Main", "--restart", "--daemon.pid-file=/srv/app.pid", "--daemon.name=a",
					"--spring.profiles.active=prod");
	}

	private static List<String> command(List<String> options, List<String> main, List<String> arguments) {
		return SelfRestart.command(new CommandLine(options, main, arguments), PID_FILE).toArguments();
	}

}
