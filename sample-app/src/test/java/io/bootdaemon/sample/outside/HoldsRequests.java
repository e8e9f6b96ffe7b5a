package io.bootdaemon.sample.outside;

import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.servlet.Filter;

import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Answers no request while there is a file {@code hold} in the current directory.
 */
class HoldsRequests implements ApplicationListener<ApplicationPreparedEvent> {

	@Override
	public void onApplicationEvent(ApplicationPreparedEvent event) {
		Filter filter = (request, response, chain) -> {
			try {
				while (Files.exists(Path.of("hold"))) {
					Thread.sleep(20);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			chain.doFilter(request, response);
		};
		event.getApplicationContext().getBeanFactory().registerSingleton("holding", filter);
	}

}
