package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * A ready listener that waits while there is a file {@code hold} in the current
 * directory, and says so with the file {@code held}; with a file {@code fail} it fails.
 */
class HoldsWhenTold implements ApplicationListener<ApplicationReadyEvent> {

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		if (Files.exists(Path.of("fail"))) {
			throw new IllegalStateException("It was told to fail");
		}
		try {
			if (Files.exists(Path.of("hold"))) {
				// Whoever reads it finds all of it
				Path written = Files.writeString(Path.of("held.new"), Long.toString(ProcessHandle.current().pid()));
				Files.move(written, Path.of("held"), StandardCopyOption.ATOMIC_MOVE);
			}
			while (Files.exists(Path.of("hold"))) {
				Thread.sleep(20);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
