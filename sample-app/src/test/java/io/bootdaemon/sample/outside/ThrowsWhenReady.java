package io.bootdaemon.sample.outside;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * A user's ready listener that fails.
 */
class ThrowsWhenReady implements ApplicationListener<ApplicationReadyEvent> {

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		throw new IllegalStateException("the cache can't be warmed");
	}

}
