package io.bootdaemon.spring.startup;

import java.util.List;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Distinguishes the outermost application from those that run within it: Spring Cloud's
 * bootstrap context, a builder's parent, an application that a bean starts.
 */
public final class OutermostApplication {

	private static final String RUN = "run";

	private static final String PREPARE_PARENT = "configureAsChildIfNecessary";

	private OutermostApplication() {
	}

	/**
	 * Whether the application that the calling thread is starting is the outermost one:
	 * one run on the stack, and no builder that prepares a child.
	 * @return false within another application's start
	 */
	public static boolean isStarting() {
		return isOutermost(StackWalker.getInstance()
			.walk((frames) -> frames.map((frame) -> new Call(frame.getClassName(), frame.getMethodName())).toList()));
	}

	/** Of one run there are several frames in a row: its static forms call each other. */
	static boolean isOutermost(List<Call> stack) {
		int runs = 0;
		Call previous = null;
		for (Call call : stack) {
			if (call.is(SpringApplicationBuilder.class.getName(), PREPARE_PARENT)) {
				return false;
			}
			if (call.is(SpringApplication.class.getName(), RUN) && !call.equals(previous)) {
				runs++;
			}
			previous = call;
		}
		return runs <= 1;
	}

	record Call(String className, String method) {

		boolean is(String className, String method) {
			return this.className.equals(className) && this.method.equals(method);
		}

	}

}
