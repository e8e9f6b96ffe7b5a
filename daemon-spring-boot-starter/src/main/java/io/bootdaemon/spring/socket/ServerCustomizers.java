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
 * Customizers of Spring Boot's server factories, whose types moved between Spring Boot 3
 * and 4. Each is an interface of one method, which takes the server; some return one.
 */
final class ServerCustomizers {

	private ServerCustomizers() {
	}

	/**
	 * {@code factory.addServerCustomizers(customizer)}.
	 * @param factory a factory of Jetty or Reactor Netty
	 * @param customizer changes the server; what it returns counts only where the
	 * factory's customizers return one
	 */
	static void add(Object factory, UnaryOperator<Object> customizer) {
		Method add = Arrays.stream(factory.getClass().getMethods())
			.filter((method) -> method.getName().equals("addServerCustomizers"))
			.findFirst()
			.orElseThrow();
		Class<?> type = add.getParameterTypes()[0].getComponentType();
		Object customizers = Array.newInstance(type, 1);
		Array.set(customizers, 0, MethodHandleProxies.asInterfaceInstance(type, apply(customizer)));
		ReflectionUtils.invokeMethod(add, factory, customizers);
	}

	private static MethodHandle apply(UnaryOperator<Object> customizer) {
		try {
			return MethodHandles.publicLookup()
				.findVirtual(UnaryOperator.class, "apply", MethodType.methodType(Object.class, Object.class))
				.bindTo(customizer);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
