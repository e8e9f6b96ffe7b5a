package io.bootdaemon.spring.startup;

import io.bootdaemon.LaunchException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Analyzes a {@code daemon.*} value that isn't valid, and whatever else stands in the way
 * of a daemon: by the words that the terminal shows.
 */
class LaunchFailureAnalyzer extends AbstractFailureAnalyzer<LaunchException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, LaunchException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
	}

}
