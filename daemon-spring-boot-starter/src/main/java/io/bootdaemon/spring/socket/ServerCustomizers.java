package io.bootdaemon.spring.socket;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.function.UnaryOperator;

import org.springframework.util.ReflectionUtils;

/**
 * What Spring Boot has for each server: a factory, and an interface of one method that
 * customizes what the factory makes. Both moved between Spring Boot 3 and 4, so that they
 * are gone by for what they are like.
 */
final class ServerCustomizers {

	private ServerCustomizers() {
	}

	/**
	 * Whether a factory is Spring Boot's for a server, or derived from that.
	 * @param server the server's name, as Spring Boot's classes begin with it
	 */
	static boolean isFor(String server, Object factory) {
		for (Class<?> type = factory.getClass(); type != null; type = type.getSuperclass()) {
			if (type.getName().startsWith("org.springframework.boot.") && type.getSimpleName().startsWith(server)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Adds a customizer.
	 * @param factory one that has {@code addServerCustomizers(…)}
	 * @param customizer takes the server and returns it
	 */
	static void add(Object factory, UnaryOperator<Object> customizer) {
		Method add = Arrays.stream(factory.getClass().getMethods())
			.filter((method) -> method.getName().equals("addServerCustomizers"))
			.findFirst()
			.orElseThrow();
		Class<?> type = add.getParameterTypes()[0].getComponentType();
		Object customizers = Array.newInstance(type, 1);
		Array.set(customizers, 0, as(type, customizer));
		ReflectionUtils.invokeMethod(add, factory, customizers);
	}

	private static Object as(Class<?> type, UnaryOperator<Object> customizer) {
		try {
			MethodHandle apply = MethodHandles.publicLookup()
				.findVirtual(UnaryOperator.class, "apply", MethodType.genericMethodType(1));
			return MethodHandleProxies.asInterfaceInstance(type, apply.bindTo(customizer));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
