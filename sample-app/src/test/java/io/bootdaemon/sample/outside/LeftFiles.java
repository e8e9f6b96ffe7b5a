package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.awaitility.Awaitility.await;

/**
 * PID file and state file as a daemon leaves them that was killed when it was ready.
 * Their number may be another process's by now.
 */
final class LeftFiles {

	private LeftFiles() {
	}

	/**
	 * Another process lives under the number, started later.
	 */
	static KernelProcess ofRecycledPid(Place place) {
		KernelProcess other = living(place);
		write(place, other, other.startTicks() - 1, bootId());
		return other;
	}

	/**
	 * Another process lives under the number, started as long after another boot.
	 */
	static KernelProcess ofAnotherBoot(Place place) {
		KernelProcess other = living(place);
		write(place, other, other.startTicks(), "00000000-0000-0000-0000-000000000000");
		return other;
	}

	/**
	 * The very process they name is a zombie, as long as another one doesn't wait for it.
	 */
	static KernelProcess ofAZombie(Place place) {
		Running parent = place.type(List.of("sh", "-c", "sleep 60 & echo $!; exec sleep 61"));
		KernelProcess zombie = numberIn(parent);
		// A shell would wait for it
		await().until(() -> parent.process().commandLine().contains("61"));
		zombie.signal("KILL");
		await().until(() -> zombie.status("State").startsWith("Z"));
		write(place, zombie, zombie.startTicks(), bootId());
		return zombie;
	}

	/** One that would die of nearly every signal. */
	private static KernelProcess living(Place place) {
		return numberIn(place.type(List.of("sh", "-c", "echo $$; exec sleep 60")));
	}

	private static KernelProcess numberIn(Running command) {
		await().until(() -> command.out().endsWith("\n"));
		return new KernelProcess(Long.parseLong(command.out().strip()));
	}

	private static void write(Place place, KernelProcess process, long startTicks, String bootId) {
		place.write("sample.pid", Long.toString(process.pid()));
		place.write("sample.pid.state", "name=sample-app", "pid=" + process.pid(), "start-ticks=" + startTicks,
				"boot-id=" + bootId, "phase=ready", "reload-supported=true", "log-file=" + place.log());
		place.write("sample.out", "its last line");
	}

	private static String bootId() {
		try {
			return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
