package io.bootdaemon.sample;

import java.util.concurrent.atomic.AtomicLong;

import io.bootdaemon.spring.OnReload;
import io.bootdaemon.spring.OnSignal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Counts page views. {@code kill -ALRM $(cat sample-app.pid)} writes their number into
 * the log, a reload starts again at zero.
 */
@Component
class PageViews {

	private static final Logger logger = LoggerFactory.getLogger(PageViews.class);

	private final AtomicLong count = new AtomicLong();

	void add() {
		this.count.incrementAndGet();
	}

	@OnSignal("ALRM")
	void log() {
		logger.info("{} page views", this.count);
	}

	@OnReload
	void reset() {
		this.count.set(0);
	}

}
