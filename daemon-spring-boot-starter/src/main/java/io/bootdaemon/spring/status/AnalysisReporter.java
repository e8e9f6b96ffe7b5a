package io.bootdaemon.spring.status;

import io.bootdaemon.status.DaemonProcess;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.util.StringUtils;

/**
 * Tells the waiter the analysis of a failed start.
 */
class AnalysisReporter implements FailureAnalysisReporter {

	@Override
	public void report(FailureAnalysis analysis) {
		DaemonProcess.current().ifPresent((daemon) -> daemon.failure(text(analysis)));
	}

	private static String text(FailureAnalysis analysis) {
		String action = analysis.getAction();
		return "Description:\n\n" + analysis.getDescription()
				+ (StringUtils.hasText(action) ? "\n\nAction:\n\n" + action : "");
	}

}
