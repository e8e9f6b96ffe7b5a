package io.bootdaemon.sample.outside;

import jakarta.servlet.Filter;

import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Lets each request take some time.
 */
class AnswersSlowly implements ApplicationListener<ApplicationPreparedEvent> {

	static final int MILLIS = 300;

	@Override
	public void onApplicationEvent(ApplicationPreparedEvent event) {
		Filter filter = (request, response, chain) -> {
			try {
				Thread.sleep(MILLIS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			chain.doFilter(request, response);
		};
		event.getApplicationContext().getBeanFactory().registerSingleton("slowness", filter);
	}

}
