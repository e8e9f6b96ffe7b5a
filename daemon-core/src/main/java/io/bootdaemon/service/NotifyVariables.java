package io.bootdaemon.service;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;

/**
 * The variables of a service that notifies, which its children must not inherit. Java
 * copies the environment at its start: a child that is started with a changed environment
 * gets that copy, any other one the C library's.
 */
public final class NotifyVariables {

	static final List<String> NAMES = List.of(ServiceVariables.NOTIFY_SOCKET, ServiceVariables.WATCHDOG_USEC,
			ServiceVariables.WATCHDOG_PID);

	private static final String COPY = "java.lang.ProcessEnvironment";

	private NotifyVariables() {
	}

	/**
	 * Removes them from Java's copy, if the application's manifest opens java.lang to us.
	 * On a thread that starts no other one meanwhile: nothing guards the copy.
	 */
	public static void removeFromCopy() {
		if (!Object.class.getModule().isOpen(Object.class.getPackageName(), NotifyVariables.class.getModule())) {
			return;
		}
		try {
			Field field = Class.forName(COPY).getDeclaredField("theEnvironment");
			field.setAccessible(true);
			if (field.get(null) instanceof Map<?, ?> copy) {
				copy.keySet().removeIf((name) -> NAMES.contains(name.toString()));
			}
		}
		catch (ReflectiveOperationException ex) {
			System.err.println("Child processes may get " + NAMES + ": Java keeps its environment elsewhere: " + ex);
		}
	}

}
