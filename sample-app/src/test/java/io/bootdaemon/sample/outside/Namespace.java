package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/**
 * A mount namespace of its own, in which a command finds other files. It takes root:
 * without, a test that asks for one is skipped.
 */
final class Namespace {

	private Namespace() {
	}

	/**
	 * Types a command after some mounts that only it sees.
	 * @param mounts a command for bash
	 */
	static Running start(Place place, String mounts, List<String> words) {
		assume();
		List<String> namespace = List.of("unshare", "--mount", "bash", "-c", mounts + " && exec \"$@\"", "bash");
		return place.type(Stream.of(namespace, words).flatMap(List::stream).toList());
	}

	private static void assume() {
		try {
			int exitCode = new ProcessBuilder("unshare", "--mount", "true").start().waitFor();
			Assumptions.assumeTrue(exitCode == 0, "a mount namespace needs root");
		}
		catch (IOException ex) {
			Assumptions.abort("there is no unshare");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
