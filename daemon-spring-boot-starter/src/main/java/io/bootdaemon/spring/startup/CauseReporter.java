package io.bootdaemon.spring.startup;

import io.bootdaemon.daemon.AwaitedProcess;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Reports the causes of a failed start to the waiter, in case no analyzer knows the
 * failure. The application's other reporters still do their work.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class CauseReporter implements SpringBootExceptionReporter {

	CauseReporter(@Nullable ConfigurableApplicationContext context) {
	}

	@Override
	public boolean reportException(Throwable failure) {
		AwaitedProcess.current().ifPresent((process) -> process.cause(failure, exitStatus(failure)));
		return false;
	}

	/** As SpringApplication has it, but for what beans map it to. */
	private static int exitStatus(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof ExitCodeGenerator generator && generator.getExitCode() != 0) {
				return generator.getExitCode();
			}
		}
		return 1;
	}

}
