package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

import static org.awaitility.Awaitility.await;

/**
 * The end of a place, also after a test that failed: its daemons, stages and waiters are
 * killed, then its files removed. No other process is touched.
 */
final class Cleanup {

	private Cleanup() {
	}

	static void endProcesses(Place place) {
		await().until(() -> {
			processes(place).forEach((process) -> process.signal("KILL"));
			return processes(place).findAny().isEmpty();
		});
	}

	private static Stream<KernelProcess> processes(Place place) {
		Stream<KernelProcess> waiters = KernelProcess.all()
			.filter((process) -> process.hasArgumentWith(place.temporary() + "/bootdaemon-"))
			.filter(KernelProcess::isAlive);
		return Stream.concat(place.marked(), waiters);
	}

	static void delete(Path root) throws IOException {
		Files.walkFileTree(root, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
				Files.delete(file);
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult postVisitDirectory(Path directory, IOException ex) throws IOException {
				Files.delete(directory);
				return FileVisitResult.CONTINUE;
			}

		});
	}

}
