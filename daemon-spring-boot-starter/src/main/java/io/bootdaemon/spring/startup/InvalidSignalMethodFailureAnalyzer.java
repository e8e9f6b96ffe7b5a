package io.bootdaemon.spring.startup;

import io.bootdaemon.spring.autoconfigure.InvalidSignalMethodException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Analyzes a method that a signal or a reload can't call.
 */
class InvalidSignalMethodFailureAnalyzer extends AbstractFailureAnalyzer<InvalidSignalMethodException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, InvalidSignalMethodException cause) {
		return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
	}

}
