package io.bootdaemon.spring.startup.verb;

import java.util.Objects;

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
 * Does a verb, at the first moment at which the application's properties are known, or
 * when they can't be read. Without a verb it loads no other class of ours, as each one
 * would cost a millisecond or two.
 */
class VerbListener implements ApplicationListener<SpringApplicationEvent>, Ordered {

	/** After the configuration files (+10), before the logging (+20). */
	private static final int ORDER = ConfigDataEnvironmentPostProcessor.ORDER + 4;

	/** As Flag knows them, which isn't loaded for a run without any. */
	private static final String[] VERBS = { "--status", "--stop", "--restart", "--reload", "--dump", "--logs",
			"--install-script", "--print-unit", "--install-unit", "--train" };

	private @Nullable VerbRequest request;

	@Override
	public int getOrder() {
		return ORDER;
	}

	@Override
	public void onApplicationEvent(SpringApplicationEvent event) {
		if (System.getProperty(DaemonMark.PROPERTY) != null) {
			return;
		}
		if (event instanceof ApplicationStartingEvent && mayHaveVerb(event.getArgs())) {
			this.request = VerbRequest.ofArguments(event.getArgs());
		}
		else if (this.request != null && event instanceof ApplicationEnvironmentPreparedEvent prepared) {
			take().run(prepared);
		}
		else if (this.request != null && event instanceof ApplicationFailedEvent failed) {
			take().runWithoutEnvironment(failed);
		}
	}

	/** Once: if it fails, the application's failure isn't another reason to do it. */
	private VerbRequest take() {
		VerbRequest taken = Objects.requireNonNull(this.request);
		this.request = null;
		return taken;
	}

	static boolean mayHaveVerb(String[] arguments) {
		for (String argument : arguments) {
			for (String verb : VERBS) {
				if (argument.startsWith(verb)) {
					return true;
				}
			}
		}
		return false;
	}

}
