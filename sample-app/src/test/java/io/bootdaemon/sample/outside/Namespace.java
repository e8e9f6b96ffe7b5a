package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/**
 * A namespace of its own, in which a command finds other files, or other processes. It
 * takes root: without, a test that asks for one is skipped.
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

	/**
	 * Types a command that sees what a process sees, in the same directory.
	 */
	static Running startIn(Place place, KernelProcess process, List<String> words) {
		List<String> namespace = List.of("nsenter", "--mount", "--wd", "--target=" + process.pid());
		return place.type(Stream.of(namespace, words).flatMap(List::stream).toList());
	}

	/**
	 * Types a shell's command as process 1 of a process namespace. When that ends, all
	 * that it has started ends too.
	 */
	static Running startAsFirst(Place place, String script) {
		assume();
		return place.type(List.of("unshare", "--pid", "--fork", "--kill-child", "--mount-proc", "sh", "-c", script));
	}

	private static void assume() {
		try {
			int exitCode = new ProcessBuilder("unshare", "--mount", "--pid", "--fork", "true").start().waitFor();
			Assumptions.assumeTrue(exitCode == 0, "a namespace needs root");
		}
		catch (IOException ex) {
			Assumptions.abort("there is no unshare");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
