package io.bootdaemon.spring.status;

import io.bootdaemon.status.DaemonProcess;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Tells the waiter the causes of a failed start, in case no analyzer knows better. Leaves
 * the reporting to the application's other reporters.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
class CauseReporter implements SpringBootExceptionReporter {

	CauseReporter(@Nullable ConfigurableApplicationContext context) {
	}

	@Override
	public boolean reportException(Throwable failure) {
		DaemonProcess.current().ifPresent((daemon) -> daemon.cause(failure));
		return false;
	}

}
