package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The guide's steps for a CI service, each by a shell of its own, whose output is read
 * until its end.
 */
@ExtendWith(PlaceExtension.class)
class ContinuousIntegrationIT {

	private static final String PORT = "8080";

	@Test
	void stepsOfGitHubActions(Place place) throws IOException {
		place.environment().put("GITHUB_ACTIONS", "true");
		place.environment().put("RUNNER_TRACKING_ID", "github_1");
		List<String> steps = commands("GitHub Actions:", "run: ");
		assertThat(steps).hasSize(4);
		runWithoutFirst(place, steps);
	}

	@Test
	void scriptOfGitLab(Place place) throws IOException {
		place.environment().put("GITLAB_CI", "true");
		List<String> script = commands("GitLab:", "    - ");
		assertThat(script).hasSize(4);
		runWithoutFirst(place, script);
	}

	/** The first one builds the application. */
	private static void runWithoutFirst(Place place, List<String> commands) throws IOException {
		Files.copy(JavaCommand.JAR, place.file("app.jar"));
		String port = Integer.toString(Port.free());
		place.environment().put("SERVER_PORT", port);
		place.environment().put("JDK_JAVA_OPTIONS", String.join(" ", JavaCommand.FAST));
		for (String command : commands.subList(1, commands.size())) {
			String here = command.replace("target/app.jar", "app.jar").replace(PORT, port);
			// With the pipe that reads, the step ends when nobody can write there any
			// more
			place
				.type(List.of("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", "{ " + here + "; } 2>&1 | cat"))
				.finish()
				.exits(0);
		}
		place.awaitNothing();
	}

	private static List<String> commands(String title, String before) throws IOException {
		String guide = Files.readString(
				Path.of(System.getProperty("basedir", ""), "../daemon-spring-boot-starter/docs/ci-and-containers.md"));
		String example = guide.split(title + "\n\n```yaml\n", 2)[1].split("```", 2)[0];
		return example.lines()
			.filter((line) -> line.contains(before))
			.map((line) -> line.substring(line.indexOf(before) + before.length()))
			.toList();
	}

}
