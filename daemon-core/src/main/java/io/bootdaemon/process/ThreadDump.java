package io.bootdaemon.process;

import java.lang.management.ManagementFactory;
import java.util.Map;

import javax.management.ObjectName;

/**
 * All threads of this JVM.
 */
public final class ThreadDump {

	private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";

	private ThreadDump() {
	}

	/**
	 * Makes it.
	 * @return what the JVM writes at SIGQUIT, with all locks; in a runtime that has no
	 * module for that (java.management and jdk.management), stacks only
	 */
	public static String text() {
		try {
			return ofJvm();
		}
		catch (Exception | LinkageError ex) {
			// Catching their own types would need their classes
			return ofStacks();
		}
	}

	private static String ofJvm() throws Exception {
		Object[] arguments = { new String[] { "-l" } };
		return String.valueOf(ManagementFactory.getPlatformMBeanServer()
			.invoke(new ObjectName(COMMANDS), "threadPrint", arguments, new String[] { String[].class.getName() }));
	}

	static String ofStacks() {
		StringBuilder text = new StringBuilder("Full thread dump, without locks:\n");
		for (Map.Entry<Thread, StackTraceElement[]> stack : Thread.getAllStackTraces().entrySet()) {
			Thread thread = stack.getKey();
			text.append("\n\"").append(thread.getName()).append("\" ").append(thread.getState()).append('\n');
			for (StackTraceElement frame : stack.getValue()) {
				text.append("\tat ").append(frame).append('\n');
			}
		}
		return text.toString();
	}

}
