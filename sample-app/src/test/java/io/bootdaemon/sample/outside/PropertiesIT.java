package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is configured, in every kind of source, is what the kernel says of the daemon. It
 * is started once, from a copy of the jar, with nothing said about its files.
 */
@ExtendWith(PlaceExtension.class)
class PropertiesIT {

	private static Place place;

	private static Outcome outcome;

	private static KernelProcess daemon;

	@BeforeAll
	static void start(Place given) throws IOException {
		place = given;
		Path jar = place.file("jars/app.jar");
		Files.createDirectories(jar.getParent());
		Files.createLink(jar, JavaCommand.JAR);
		place.write("application.yml", "daemon:", "  name: orders", "  umask: 077", "  pid-file-permissions: '0640'",
				"spring.config.import: " + place.file("imported.properties").toUri(), "---",
				"spring.config.activate.on-profile: production", "daemon:", "  log-file-permissions: 0604");
		place.write("imported.properties", "daemon.environment.FROM_IMPORT=a b",
				"daemon.jvm-options=-Dgreeting=\"hello world\" -Dlist=1,2,3");
		place.environment().put("DAEMON_WORKDIR", place.file("work").toString());
		outcome = place.daemonized()
			.without("--daemon.")
			.main("-jar", jar.toString())
			.arguments("--spring.profiles.active=production", "--daemon.start-timeout=90")
			.run()
			.exits(0);
		daemon = new KernelProcess(Long.parseLong(Place.read(place.file("jars/orders.pid")).strip()));
	}

	@Test
	void filesAreBesideTheJarByDefault() {
		assertThat(outcome.out()).startsWith("orders is ready");
		assertThat(daemon.descriptors()).containsEntry(1, place.file("jars/orders.out").toString());
		assertThat(daemon.commandLine()).contains("-Dbootdaemon.pid-file=" + place.file("jars/orders.pid"));
	}

	@Test
	void octalNumberInYamlMeansWhatStandsThere() {
		assertThat(daemon.status("Umask")).isEqualTo("0077");
	}

	@Test
	void permissionsAreThoseConfigured() throws IOException {
		assertThat(permissions("jars/orders.pid")).isEqualTo("rw-r-----");
		assertThat(permissions("jars/orders.out")).isEqualTo("rw----r--");
	}

	@Test
	void variableOfTheEnvironmentConfiguresTheWorkingDirectory() {
		assertThat(daemon.workingDirectory()).contains(place.file("work"));
	}

	@Test
	void importedFileConfiguresEnvironmentAndOptionsOfTheJvm() {
		assertThat(daemon.environment()).containsEntry("FROM_IMPORT", "a b");
		assertThat(daemon.commandLine()).containsSequence("-Dgreeting=hello world", "-Dlist=1,2,3");
	}

	private static String permissions(String file) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(place.file(file)));
	}

}
