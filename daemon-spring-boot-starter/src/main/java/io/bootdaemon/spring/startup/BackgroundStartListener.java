package io.bootdaemon.spring.startup;

import io.bootdaemon.handoff.ClassArchive;
import io.bootdaemon.process.DaemonMark;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Starts the application in the background on request: at the first moment at which its
 * properties are known, and before its logging opens a file. In the foreground it loads
 * no other class of ours, as each one would cost a millisecond or two.
 */
class BackgroundStartListener implements ApplicationListener<SpringApplicationEvent>, Ordered {

	/** After the configuration files (+10), before the logging (+20). */
	private static final int ORDER = ConfigDataEnvironmentPostProcessor.ORDER + 5;

	private @Nullable BackgroundRequest request;

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		if (System.getProperty(DaemonMark.PROPERTY) != null
				|| System.getProperty(ClassArchive.TRAINING_PROPERTY) != null) {
			return;
		}
		if (event instanceof ApplicationStartingEvent && mayHaveFlag(event.getArgs())) {
			this.request = BackgroundRequest.ofArguments(event.getArgs());
		}
		else if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
			onEnvironmentPrepared(prepared);
		}
		else if (event instanceof ApplicationFailedEvent && this.request != null) {
			this.request.fail();
		}
	}

	private void onEnvironmentPrepared(ApplicationEnvironmentPreparedEvent event) {
		if (this.request == null
				&& "always".equalsIgnoreCase(event.getEnvironment().getProperty("daemon.background"))) {
			this.request = BackgroundRequest.ofProperty();
		}
		if (this.request != null) {
			this.request.decide(event);
		}
	}

	private static boolean mayHaveFlag(String[] arguments) {
		for (String argument : arguments) {
			if (argument.equals("-d") || argument.startsWith("--background")) {
				return true;
			}
		}
		return false;
	}

}
