package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.bootdaemon.spring.DaemonReadyEvent;

import org.springframework.context.ApplicationListener;

/**
 * Restarts the daemon when it is ready, unless the file {@code restarted} is there.
 */
class RestartsItselfOnce implements ApplicationListener<DaemonReadyEvent> {

	@Override
	public void onApplicationEvent(DaemonReadyEvent event) {
		try {
			Path restarted = Path.of("restarted");
			if (!Files.exists(restarted)) {
				Files.createFile(restarted);
				event.getDaemon().restart();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
