package io.bootdaemon.sample.outside;

import org.springframework.boot.context.event.ApplicationPreparedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Ends the application before it is ready, with the code in the system property
 * {@code code}.
 */
class ExitsWhenPrepared implements ApplicationListener<ApplicationPreparedEvent> {

	@Override
	public void onApplicationEvent(ApplicationPreparedEvent event) {
		System.exit(Integer.getInteger("code"));
	}

}
