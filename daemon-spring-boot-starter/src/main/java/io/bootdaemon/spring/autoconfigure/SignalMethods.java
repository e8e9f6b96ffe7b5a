package io.bootdaemon.spring.autoconfigure;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.bootdaemon.posix.KernelLoader;
import io.bootdaemon.process.JvmSignal;
import io.bootdaemon.spring.OnReload;
import io.bootdaemon.spring.OnSignal;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.util.StringUtils;

/**
 * Finds the methods with {@link OnSignal} and {@link OnReload} when all singletons exist,
 * refuses those that can't be called, and registers the others until the application
 * ends.
 */
class SignalMethods implements SmartInitializingSingleton, DisposableBean {

	private static final Log logger = LogFactory.getLog(SignalMethods.class);

	private static final String[] NONE = {};

	private final ConfigurableListableBeanFactory beans;

	private final ContextReload reload;

	private final Runnable foundReload;

	private final Map<String, List<SignalMethod>> methods = new LinkedHashMap<>();

	private final Map<JvmSignal, Object> replaced = new LinkedHashMap<>();

	/**
	 * Methods of an application's beans.
	 * @param beans its beans
	 * @param reload what calls those for a reload
	 * @param foundReload done if there are such
	 */
	public SignalMethods(ConfigurableListableBeanFactory beans, ContextReload reload, Runnable foundReload) {
		this.beans = beans;
		this.reload = reload;
		this.foundReload = foundReload;
	}

	@Override
	public void afterSingletonsInstantiated() {
		for (String bean : this.beans.getBeanNamesForType(Object.class, true, false)) {
			Class<?> type = ScopedProxyUtils.isScopedTarget(bean) ? null
					: AutoProxyUtils.determineTargetClass(this.beans, bean);
			if (type != null && !isInfrastructure(bean)
					&& AnnotationUtils.isCandidateClass(type, List.of(OnSignal.class, OnReload.class))) {
				find(bean, type);
			}
		}
		this.methods.forEach(this::handle);
		if (!this.methods.isEmpty() && !JvmSignal.areDispatched()) {
			logger.warn("No signal calls " + this.methods.values() + ": the JVM doesn't let it (-Xrs)");
		}
		if (this.reload.hasMethods()) {
			this.foundReload.run();
		}
	}

	private boolean isInfrastructure(String bean) {
		return this.beans.containsBeanDefinition(bean)
				&& this.beans.getBeanDefinition(bean).getRole() == BeanDefinition.ROLE_INFRASTRUCTURE;
	}

	private void find(String bean, Class<?> type) {
		annotated(type).forEach((method, annotations) -> {
			for (String typed : annotations.get(OnSignal.class)
				.getValue(MergedAnnotation.VALUE, String[].class)
				.orElse(NONE)) {
				String text = "@OnSignal(\"" + typed + "\")";
				String name = SignalName.of(typed);
				SignalName.refusal(name).ifPresent((reason) -> {
					throw new InvalidSignalMethodException(method, text, reason, SignalName.remedy(name));
				});
				this.methods.computeIfAbsent(name, (key) -> new ArrayList<>()).add(checked(bean, method, text));
			}
			if (annotations.isPresent(OnReload.class)) {
				this.reload.add(checked(bean, method, "@OnReload"));
			}
		});
	}

	/** In one look for both, as all beans are looked at in every start. */
	private static Map<Method, MergedAnnotations> annotated(Class<?> type) {
		return MethodIntrospector.selectMethods(type,
				(MethodIntrospector.MetadataLookup<@Nullable MergedAnnotations>) (method) -> {
					MergedAnnotations found = MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY);
					return (found.isPresent(OnSignal.class) || found.isPresent(OnReload.class)) ? found : null;
				});
	}

	private SignalMethod checked(String bean, Method method, String annotation) {
		Class<?>[] parameters = method.getParameterTypes();
		if (parameters.length > 1 || parameters.length == 1 && parameters[0] != String.class) {
			throw new InvalidSignalMethodException(method, annotation,
					"its parameters are (" + StringUtils.arrayToDelimitedString(parameters, ", ") + ")",
					"Give the method no parameter, or one String for the signal's name.");
		}
		if (!this.beans.isSingleton(bean)) {
			throw new InvalidSignalMethodException(method, annotation,
					"its bean '" + bean + "' is no singleton, and which of its instances to call isn't known",
					"Move the method to a singleton.");
		}
		return new SignalMethod(this.beans, bean, method);
	}

	private void handle(String name, List<SignalMethod> called) {
		try {
			JvmSignal signal = new JvmSignal(name);
			Object before = signal.handle(() -> called.forEach((method) -> call(method, name)));
			if (before != null) {
				this.replaced.put(signal, before);
			}
		}
		catch (ReflectiveOperationException ex) {
			if (!KernelLoader.isLinux()) {
				logger.warn("No signal calls " + called + ": this system has no SIG" + name + " for programs");
				return;
			}
			throw new InvalidSignalMethodException(called.get(0).method(), "@OnSignal(\"" + name + "\")",
					"there is no such signal on this system, or the JVM keeps it: " + ex.getCause(),
					SignalName.remedy(name));
		}
	}

	private static void call(SignalMethod method, String name) {
		try {
			method.call(name);
		}
		catch (Exception ex) {
			logger.error("At SIG" + name + " " + method + " failed", ex);
		}
	}

	@Override
	public void destroy() throws ReflectiveOperationException {
		for (Map.Entry<JvmSignal, Object> entry : this.replaced.entrySet()) {
			entry.getKey().restore(entry.getValue());
		}
	}

}
