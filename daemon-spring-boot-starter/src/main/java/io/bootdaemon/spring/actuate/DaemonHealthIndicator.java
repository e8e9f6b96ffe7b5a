package io.bootdaemon.spring.actuate;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import io.bootdaemon.daemon.DaemonProcess;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The health indicator {@code daemon}: UP, or UNKNOWN with a {@code problem}, which
 * changes nothing in what the application as a whole tells. The interface moved between
 * Spring Boot 3 and 4, so that the bean is made of whichever is there.
 */
class DaemonHealthIndicator implements ImportBeanDefinitionRegistrar {

	private static final String NAME = "daemonHealthIndicator";

	private static final String[] PACKAGES = { "org.springframework.boot.health.contributor",
			"org.springframework.boot.actuate.health" };

	@Override
	public void registerBeanDefinitions(AnnotationMetadata metadata, BeanDefinitionRegistry registry) {
		ClassLoader classLoader = DaemonHealthIndicator.class.getClassLoader();
		for (String candidate : PACKAGES) {
			String name = candidate + ".HealthIndicator";
			if (!registry.containsBeanDefinition(NAME) && ClassUtils.isPresent(name, classLoader)) {
				Class<?> type = ClassUtils.resolveClassName(name, classLoader);
				registry.registerBeanDefinition(NAME, definition(type));
			}
		}
	}

	private static <T> RootBeanDefinition definition(Class<T> type) {
		return new RootBeanDefinition(type, () -> create(type, DaemonHealthIndicator::problem));
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
			case "toString" -> NAME;
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
