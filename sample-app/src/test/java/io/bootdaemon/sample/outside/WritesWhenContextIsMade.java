package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Writes the file {@code context} into the current directory as soon as the application
 * has a context, and so before there is any bean.
 */
class WritesWhenContextIsMade implements ApplicationListener<ApplicationContextInitializedEvent> {

	@Override
	public void onApplicationEvent(ApplicationContextInitializedEvent event) {
		try {
			Files.createFile(Path.of("context"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
