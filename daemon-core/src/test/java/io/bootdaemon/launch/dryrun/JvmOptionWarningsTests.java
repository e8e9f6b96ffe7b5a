package io.bootdaemon.launch.dryrun;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

import io.bootdaemon.harness.JvmDependent;
import io.bootdaemon.launch.ListeningOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@JvmDependent
class JvmOptionWarningsTests {

	private static final String DEBUGGER = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005";

	@ParameterizedTest
	@ValueSource(strings = { "-Dcom.sun.management.jmxremote.port=9010", DEBUGGER, "-Xrunjdwp:server=y,address=5005",
			"-Xlog:gc:file=gc.log", "-Xlog:gc*,safepoint:/var/log/gc.log:time:filecount=5", "-Xloggc:gc.log",
			"-XX:StartFlightRecording=filename=app.jfr", "-XX:StartFlightRecording:disk=true,filename=app.jfr",
			"-Xms14g", "-Xms2048m", "-Xms1073741824", "-XX:+AlwaysPreTouch" })
	void typedOptionThatOneJvmOnlyCanHaveIsWarnedOf(String option) {
		assertThat(JvmOptionWarnings.ofTyped(List.of("-Xmx1g", option))).singleElement()
			.asString()
			.endsWith("collide with the daemon's " + option + ": move it to 'daemon.jvm-options'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-Xmx14g", "-Xms64m", "-Xms1023m", "-Xlog:gc", "-Xlog:gc*::time", "-Xlog:gc:stderr",
			"-Xlog:gc:stdout:uptime", "-Xlog:gc:file=gc-%p.log", "-Xlog:disable", "-XX:StartFlightRecording",
			"-agentlib:jdwp=server=n,address=5005", "-agentlib:jdwp=server=y,address=0",
			"-Dcom.sun.management.jmxremote.port=0", "-Dserver.port=8080" })
	void typedOptionThatManyJvmsCanHaveIsNot(String option) {
		assertThat(JvmOptionWarnings.ofTyped(List.of(option))).isEmpty();
	}

	@Test
	void typedOptionsAreOneWarning() {
		assertThat(JvmOptionWarnings.ofTyped(List.of("-Xms14g", "-Xloggc:x"))).singleElement()
			.asString()
			.contains("-Xms14g -Xloggc:x: move them to");
	}

	@Test
	void portInUseIsWarnedOf() {
		List<String> options = List.of("-Dcom.sun.management.jmxremote.port=9010", DEBUGGER);
		assertThat(JvmOptionWarnings.ofDaemonsOwn(options, List.of(), (option) -> option.port() != 5005))
			.singleElement()
			.asString()
			.contains("Port 5005 is in use", DEBUGGER, "'daemon.jvm-options'");
		assertThat(JvmOptionWarnings.ofDaemonsOwn(options, List.of(), (option) -> true)).isEmpty();
	}

	@Test
	void portOfThisVeryJvmIsFreeForTheNext() {
		assertThat(JvmOptionWarnings.ofDaemonsOwn(List.of(DEBUGGER), List.of(DEBUGGER), (option) -> false)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "-agentlib:jdwp=server=y,address=5005 | localhost | 5005",
					"-agentlib:jdwp=address=*:5005,server=y | '' | 5005",
					"-Xrunjdwp:server=y,address=127.0.0.1:5005 | 127.0.0.1 | 5005",
					"-agentlib:jdwp=server=y,address=[::1]:5005 | [::1] | 5005",
					"-Dcom.sun.management.jmxremote.port=9010 | '' | 9010",
					"-Dcom.sun.management.jmxremote.rmi.port=9011 | '' | 9011" })
	void addressIsReadAsTheJvmDoes(String option, String host, int port) {
		assertThat(ListeningOption.in(List.of(option))).containsExactly(new ListeningOption(option, host, port));
	}

	@Test
	void hostOfJmxIsAnotherOption() {
		assertThat(ListeningOption
			.in(List.of("-Dcom.sun.management.jmxremote.port=9010", "-Dcom.sun.management.jmxremote.host=127.0.0.1")))
			.singleElement()
			.extracting(ListeningOption::host)
			.isEqualTo("127.0.0.1");
	}

	@Test
	void portIsFreeUntilSomebodyListens() throws IOException {
		ListeningOption loopback;
		ListeningOption everywhere;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			loopback = new ListeningOption("", "localhost", socket.getLocalPort());
			everywhere = new ListeningOption("", "", socket.getLocalPort());
			assertThat(loopback.isFree()).isFalse();
			assertThat(everywhere.isFree()).isFalse();
		}
		assertThat(loopback.isFree()).isTrue();
		assertThat(everywhere.isFree()).isTrue();
	}

}
