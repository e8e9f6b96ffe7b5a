package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/**
 * A user without any privilege. It takes root to become one: without, what needs it is
 * skipped.
 */
final class OrdinaryUser {

	static final int ID = 65534;

	private OrdinaryUser() {
	}

	static void assumeThatItCanRead(Place place, Path jar) {
		Assumptions.assumeTrue(new KernelProcess(ProcessHandle.current().pid()).status("Uid").startsWith("0\t"),
				"only root can become another user");
		Outcome outcome = place.type(words(List.of("test", "-r", jar.toString()))).finish();
		Assumptions.assumeTrue(outcome.exitCode() == 0, "the jar must be readable for all");
	}

	static void give(Path file) throws IOException {
		Files.setAttribute(file, "unix:uid", ID);
	}

	/**
	 * A command as this user.
	 */
	static List<String> words(List<String> words) {
		return Stream.of(List.of("setpriv", "--reuid=" + ID, "--regid=" + ID, "--clear-groups"), words)
			.flatMap(List::stream)
			.toList();
	}

}
