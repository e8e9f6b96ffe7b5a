package io.bootdaemon.spring.autoconfigure;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import io.bootdaemon.ReloadResult;
import io.bootdaemon.daemon.reload.ReloadStep;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * The application's part of a reload: Spring Cloud's refresh, if there is one, then all
 * {@link io.bootdaemon.spring.OnReload} methods. An event with the result follows when
 * the whole reload is done.
 */
public class ContextReload implements ReloadStep {

	private static final Log logger = LogFactory.getLog(ContextReload.class);

	private static final String REFRESHER = "org.springframework.cloud.context.refresh.ContextRefresher";

	private final ListableBeanFactory beans;

	private final Consumer<ReloadResult> event;

	private final List<SignalMethod> methods = new ArrayList<>();

	/**
	 * The part of an application.
	 * @param beans its beans
	 * @param event publishes what came of a reload
	 */
	public ContextReload(ListableBeanFactory beans, Consumer<ReloadResult> event) {
		this.beans = beans;
		this.event = event;
	}

	void add(SignalMethod method) {
		this.methods.add(method);
	}

	boolean hasMethods() {
		return !this.methods.isEmpty();
	}

	/**
	 * Does it.
	 * @return what was done
	 * @throws IllegalStateException if methods have failed; the others were called all
	 * the same
	 */
	@Override
	public String reload() {
		List<String> done = new ArrayList<>(refresh());
		List<String> failed = new ArrayList<>();
		for (SignalMethod method : this.methods) {
			try {
				method.call("HUP");
				done.add(method + " called");
			}
			catch (Exception ex) {
				logger.error("In a reload " + method + " failed", ex);
				failed.add(method + " failed: " + ex);
			}
		}
		if (!failed.isEmpty()) {
			done.addAll(failed);
			throw new IllegalStateException(String.join(", ", done));
		}
		return String.join(", ", done);
	}

	@Override
	public void reloaded(ReloadResult result) {
		try {
			this.event.accept(result);
		}
		catch (RuntimeException ex) {
			logger.error("A listener to DaemonReloadedEvent failed", ex);
		}
	}

	/** By its name, as it is in Spring Cloud, which few applications have. */
	private List<String> refresh() {
		ClassLoader classLoader = ContextReload.class.getClassLoader();
		if (!ClassUtils.isPresent(REFRESHER, classLoader)) {
			return List.of();
		}
		Class<?> type = ClassUtils.resolveClassName(REFRESHER, classLoader);
		Method refresh = Objects.requireNonNull(ReflectionUtils.findMethod(type, "refresh"));
		return this.beans.getBeansOfType(type).values().stream().map((refresher) -> {
			Object keys = ReflectionUtils.invokeMethod(refresh, refresher);
			int count = (keys instanceof Collection<?> changed) ? changed.size() : 0;
			return count + ((count == 1) ? " property" : " properties") + " refreshed";
		}).toList();
	}

}
