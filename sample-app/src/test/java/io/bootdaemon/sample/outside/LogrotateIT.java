package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The real logrotate, configured by the guide's words.
 */
@ExtendWith(PlaceExtension.class)
class LogrotateIT {

	private static final Path LOGROTATE = Path.of("/usr/sbin/logrotate");

	private static final String IN_GUIDE = "/srv/demo/sample-app";

	private static final int LINES = 100;

	private static Place started;

	private static RotatedLog log;

	private static int written;

	@BeforeAll
	static void start(Place given) {
		Assumptions.assumeTrue(Files.isExecutable(LOGROTATE), "there is no " + LOGROTATE);
		started = given;
		started.daemonized().with(WritesLines.class).run().exits(0);
		log = new RotatedLog(started, started.log());
	}

	@Test
	void createWithSignal() throws IOException {
		write();
		int before = log.rotated().size();
		logrotate("create");
		await().until(() -> started.daemon().descriptors().get(1).equals(started.log().toString()));
		assertThat(started.daemon().descriptors()).containsEntry(2, started.log().toString());
		write();
		assertThat(log.rotated()).hasSize(before + 1);
		assertThat(Files.size(started.log())).isEqualTo(LINES * WritesLines.LENGTH);
		log.assertLines(written);
	}

	@Test
	void copytruncate() throws IOException {
		write();
		int before = log.rotated().size();
		logrotate("copytruncate");
		write();
		assertThat(log.rotated()).hasSize(before + 1);
		assertThat(Files.size(started.log())).isEqualTo(LINES * WritesLines.LENGTH);
		log.assertLines(written);
	}

	private static void write() {
		log.order(LINES);
		log.awaitWritten();
		written += LINES;
	}

	private static void logrotate(String mode) throws IOException {
		Path configuration = started.write("logrotate.conf", snippet(mode).replace(IN_GUIDE, prefix()));
		Outcome outcome = started.type(List.of(LOGROTATE.toString(), "--verbose", "--force", "--state",
				started.file("state").toString(), configuration.toString()))
			.finish()
			.exits(0);
		assertThat(outcome.err()).doesNotContain("error:", "skipping");
	}

	private static String prefix() {
		return started.file("sample").toString();
	}

	private static String snippet(String mode) throws IOException {
		String guide = Files
			.readString(Path.of(System.getProperty("basedir", ""), "../daemon-spring-boot-starter/docs/operations.md"));
		return Pattern.compile("```\n(\\Q" + IN_GUIDE + "\\E\\.out \\{\n.*?)```", Pattern.DOTALL)
			.matcher(guide)
			.results()
			.map((match) -> match.group(1))
			.filter((text) -> text.contains("\t" + mode + "\n"))
			.findFirst()
			.orElseThrow();
	}

}
