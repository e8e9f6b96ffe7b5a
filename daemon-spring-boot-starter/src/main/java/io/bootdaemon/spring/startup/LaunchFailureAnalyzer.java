package io.bootdaemon.spring.startup;

import io.bootdaemon.LaunchException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Analyzes an invalid {@code daemon.*} value, and any other failure of a launch, with the
 * words that the terminal shows.
 */
class LaunchFailureAnalyzer extends AbstractFailureAnalyzer<LaunchException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, LaunchException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
	}

}
