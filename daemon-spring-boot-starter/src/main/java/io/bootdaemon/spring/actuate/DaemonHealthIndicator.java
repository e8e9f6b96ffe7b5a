package io.bootdaemon.spring.actuate;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import io.bootdaemon.daemon.DaemonProcess;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.FactoryBean;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The health indicator {@code daemon}: UP, or UNKNOWN with a {@code problem}, which
 * doesn't change the health of the application as a whole. The interface moved between
 * Spring Boot 3 and 4; the bean implements the one that is there.
 */
class DaemonHealthIndicator implements FactoryBean<Object> {

	private static final String[] PACKAGES = { "org.springframework.boot.health.contributor",
			"org.springframework.boot.actuate.health" };

	private final @Nullable Class<?> type;

	DaemonHealthIndicator() {
		ClassLoader classLoader = DaemonHealthIndicator.class.getClassLoader();
		this.type = Arrays.stream(PACKAGES)
			.map((candidate) -> candidate + ".HealthIndicator")
			.filter((name) -> ClassUtils.isPresent(name, classLoader))
			.<Class<?>>map((name) -> ClassUtils.resolveClassName(name, classLoader))
			.findFirst()
			.orElse(null);
	}

	@Override
	public @Nullable Object getObject() {
		return (this.type != null) ? create(this.type, DaemonHealthIndicator::problem) : null;
	}

	@Override
	public @Nullable Class<?> getObjectType() {
		return this.type;
	}

	private static Optional<String> problem() {
		DaemonProcess process = DaemonProcess.current().orElseThrow();
		return new DaemonHealth(process.pidFile()).problem(process.state());
	}

	static <T> T create(Class<T> type, Supplier<Optional<String>> problem) {
		Class<?> health = ClassUtils.resolveClassName(type.getPackageName() + ".Health", type.getClassLoader());
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> answer(proxy, method, arguments, health, problem)));
	}

	private static Object answer(Object proxy, Method method, Object[] arguments, Class<?> health,
			Supplier<Optional<String>> problem) throws Throwable {
		if (method.isDefault()) {
			return InvocationHandler.invokeDefault(proxy, method, arguments);
		}
		return switch (method.getName()) {
			case "equals" -> proxy == arguments[0];
			case "hashCode" -> System.identityHashCode(proxy);
			case "toString" -> "daemonHealthIndicator";
			default -> health(health, problem.get());
		};
	}

	/** {@code Health.up().build()}, or {@code Health.unknown().withDetail(…).build()}. */
	private static Object health(Class<?> health, Optional<String> problem) {
		Object builder = call(health, problem.isEmpty() ? "up" : "unknown", null);
		if (problem.isPresent()) {
			call(builder.getClass(), "withDetail", builder, "problem", problem.get());
		}
		return call(builder.getClass(), "build", builder);
	}

	private static Object call(Class<?> type, String name, @Nullable Object target, Object... arguments) {
		Class<?>[] parameters = (arguments.length == 2) ? new Class<?>[] { String.class, Object.class }
				: new Class<?>[0];
		Method method = Objects.requireNonNull(ReflectionUtils.findMethod(type, name, parameters));
		return Objects.requireNonNull(ReflectionUtils.invokeMethod(method, target, arguments));
	}

}
