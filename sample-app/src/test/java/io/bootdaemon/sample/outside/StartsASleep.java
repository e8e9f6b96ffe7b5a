package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.io.UncheckedIOException;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Starts a child process that gets all that this JVM would pass on.
 */
public class StartsASleep implements ApplicationListener<ApplicationReadyEvent> {

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		try {
			new ProcessBuilder("sleep", "3605").redirectInput(Redirect.INHERIT).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
