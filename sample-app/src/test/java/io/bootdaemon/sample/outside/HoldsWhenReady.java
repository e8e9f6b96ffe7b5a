package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * A user's ready listener that takes its time: it says so with the file {@code held} in
 * the current directory and waits for the file {@code released}.
 */
class HoldsWhenReady implements ApplicationListener<ApplicationReadyEvent> {

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		try {
			Files.createFile(Path.of("held"));
			while (!Files.exists(Path.of("released"))) {
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
