package io.bootdaemon.sample.outside;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was typed arrives, byte for byte, however the application is started.
 */
@ExtendWith(PlaceExtension.class)
@JvmDependent
class CommandLineIT {

	/** One character for each byte; the last is UTF-8. */
	private static final List<String> ODD = List.of("", " ", "two words", "it's", "\"quoted\"", "line\nbreak\n",
			"\ttab\r", "$HOME `id` $(id)", "\\", "back\\slash\\n", "*", "?", "-x", "@file", "a=b", "--odd.key=",
			"--odd.json={\"a\": [1, '2']}", "#;&|<>!~", "\u00c3\u00bc\u00e2\u0082\u00ac\u00f0\u009f\u0098\u0080");

	@ParameterizedTest
	@ValueSource(strings = { "C.UTF-8", "C" })
	void argumentsAndSystemPropertiesArriveByteForByte(String locale, Place place) {
		place.environment().put("LANG", locale);
		List<String> longOnes = IntStream.range(0, 100).mapToObj((number) -> number + "x".repeat(1000)).toList();
		String[] odd = Stream.of(ODD, longOnes).flatMap(List::stream).toArray(String[]::new);
		JavaCommand command = place.sample()
			.options("-Dodd.property= it's \"$HOME\"\n\\ \u00c3\u00bc", "-Dempty=", "-ea:odd...")
			.arguments(odd)
			.arguments("-d", "behind");
		typeInAScript(place, command).exits(0);
		assertThat(place.daemon().commandLine()).isEqualTo(expected(place, command));
	}

	@Test
	void javaWithAllInAnArgumentFile(Place place) {
		JavaCommand command = place.sample().packaged().options("-Dodd=it's here").arguments("one", "-d", "two words");
		List<String> words = command.words().subList(1, command.words().size());
		place.write("all.args", "# all there is",
				String.join("\n", words.stream().map((word) -> '"' + word + '"').toList()));
		place.type(List.of(JavaCommand.JAVA.toString(), "@all.args")).finish().exits(0);
		assertThat(place.daemon().commandLine()).containsSequence("-jar", JavaCommand.JAR.toString())
			.containsSubsequence("-Dodd=it's here", "one", "two words")
			.doesNotContain("-d", "@all.args");
		assertThat(place.isReady()).isTrue();
	}

	@Test
	void jvmOptionsInAnArgumentFileAndInTheEnvironmentCountOnce(Place place) {
		place.write("jvm.args", "-Dfrom.file='a b'");
		place.environment().put("JDK_JAVA_OPTIONS", "-Dfrom.environment=c");
		place.daemonized().options("@jvm.args").run().exits(0);
		KernelProcess daemon = place.daemon();
		assertThat(daemon.environment()).containsEntry("JDK_JAVA_OPTIONS", "-Dfrom.environment=c");
		assertThat(String.join(" ", daemon.commandLine())).doesNotContain("-Dfrom.environment");
		assertThat(Jcmd.run(daemon, "VM.system_properties")).contains("from.file=a b", "from.environment=c");
	}

	@Test
	void classPathAndBootsLauncher(Place place) {
		JavaCommand command = place.daemonized().main("-cp", JavaCommand.JAR.toString(), JavaCommand.BOOT_LAUNCHER);
		command.run().exits(0);
		assertThat(place.daemon().commandLine()).isEqualTo(expected(place, command));
		assertThat(place.isReady()).isTrue();
	}

	@Test
	void extractedJar(Place place) {
		extract(place);
		JavaCommand command = place.daemonized().main("-jar", "extracted/sample-app.jar");
		command.run().exits(0);
		assertThat(place.daemon().commandLine()).isEqualTo(expected(place, command));
		assertThat(place.isReady()).isTrue();
	}

	@Test
	void classPathInAnArgumentFileAndAMainClass(Place place) {
		extract(place);
		place.write("cp.args", "-cp \"extracted/sample-app.jar\"", "-XX:TieredStopAtLevel=1");
		place.daemonized().main("@cp.args", "io.bootdaemon.sample.SampleApplication").run().exits(0);
		assertThat(place.daemon().commandLine()).doesNotContain("-d");
		assertThat(place.isReady()).isTrue();
	}

	@Test
	void longFormOfTheFlagMeansTheSame(Place place) {
		place.sample().arguments("--background").run().exits(0);
		assertThat(place.daemon().commandLine()).doesNotContain("--background");
	}

	private static void extract(Place place) {
		place.type(List.of(JavaCommand.JAVA.toString(), "-Djarmode=tools", "-jar", JavaCommand.JAR.toString(),
				"extract", "--destination", "extracted"))
			.finish()
			.exits(0);
	}

	private static Outcome typeInAScript(Place place, JavaCommand command) {
		Path script = place.write("start.sh", "exec " + command.quoted());
		return place.type(List.of("sh", script.toString())).finish();
	}

	private static List<String> expected(Place place, JavaCommand typed) {
		List<String> words = typed.without("-d").words();
		return Stream
			.of(List.of(place.daemon().executable().orElseThrow().toString(),
					"-Dbootdaemon.pid-file=" + place.pidFile(), place.daemon().commandLine().get(2)),
					words.subList(1, words.size()))
			.flatMap(List::stream)
			.toList();
	}

}
