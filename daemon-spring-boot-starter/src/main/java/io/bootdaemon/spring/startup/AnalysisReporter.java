package io.bootdaemon.spring.startup;

import io.bootdaemon.daemon.AwaitedProcess;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/**
 * Reports the analysis of a failed start to the waiter.
 */
class AnalysisReporter implements FailureAnalysisReporter {

	@Override
	public void report(FailureAnalysis analysis) {
		String action = (analysis.getAction() != null) ? analysis.getAction() : "";
		AwaitedProcess.current().ifPresent((process) -> process.failure(analysis.getDescription(), action));
	}

}
