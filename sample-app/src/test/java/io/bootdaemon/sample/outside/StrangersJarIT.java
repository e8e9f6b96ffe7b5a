package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * An executable jar that was built without the starter becomes a daemon, by the guide's
 * commands.
 */
@ExtendWith(PlaceExtension.class)
class StrangersJarIT {

	/**
	 * The sample without the starter, its libraries, and what its manifest has for it.
	 */
	private static final String STRANGERS_JAR = """
			mkdir jar libs
			cd jar
			jar xf "$SAMPLE"
			for name in daemon jnr jffi asm; do mv BOOT-INF/lib/$name-* ../libs; done
			sed -i '/Enable-Native-Access/d; /Add-Opens/d' META-INF/MANIFEST.MF
			sed -i '/daemon-/d; /jnr-/d; /jffi-/d; /asm-/d' BOOT-INF/classpath.idx
			jar cf0m ../app.jar META-INF/MANIFEST.MF META-INF BOOT-INF org
			cd ..
			rm -r jar
			""";

	@BeforeEach
	void build(Place place) {
		place.environment().put("PATH", JavaCommand.JAVA.getParent() + ":" + System.getenv("PATH"));
		place.environment().put("SAMPLE", JavaCommand.JAR.toString());
		place.environment().put("SERVER_PORT", "0");
		place.environment().put("DAEMON_NAME", "sample");
		type(place, STRANGERS_JAR);
		assertThat(place.file("libs")).isNotEmptyDirectory();
	}

	@Test
	void jarToWhichTheStarterWasAdded(Place place) throws IOException {
		Outcome outcome = type(place, command("jar uf0m"));
		assertThat(outcome.out()).startsWith("sample is ready: process " + place.daemon().pid());
		assertThat(outcome.err()).doesNotContain("WARNING");
		type(place, "java -jar app.jar --stop");
		place.awaitNothing();
	}

	@Test
	void jarThatIsLeftAsItIs(Place place) throws IOException {
		String command = command("PropertiesLauncher").replace("com.example.Application",
				"io.bootdaemon.sample.SampleApplication");
		assertThat(type(place, command).out()).startsWith("sample is ready: process " + place.daemon().pid());
		type(place, command.replace(" -d", " --stop"));
		place.awaitNothing();
	}

	@Test
	void compressedLibrariesAreIgnored(Place place) throws IOException {
		String command = command("jar uf0m").replace("jar uf0m", "jar ufm");
		Running foreground = place.type(List.of("/bin/sh", "-euc", command));
		await().until(() -> foreground.out().contains("Started SampleApplication"));
		assertThat(foreground.isRunning()).isTrue();
		assertThat(place.pidFile()).doesNotExist();
	}

	private static Outcome type(Place place, String script) {
		return place.type(List.of("/bin/sh", "-euc", script)).finish().exits(0);
	}

	/** The block of the guide in which this word stands. */
	private static String command(String word) throws IOException {
		String guide = Files
			.readString(Path.of(System.getProperty("basedir", ""), "../daemon-spring-boot-starter/docs/deployment.md"));
		return Pattern.compile("^```sh\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE)
			.matcher(guide)
			.results()
			.map((match) -> match.group(1))
			.filter((block) -> block.contains(word))
			.findFirst()
			.orElseThrow();
	}

}
