package io.bootdaemon.spring.properties;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.spring.Background;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Bindable.BindRestriction;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The {@link DaemonProperties} of an environment, bound before there is a context. An
 * invalid property fails only those who ask for it: a daemon can be stopped although its
 * {@code daemon.restart.delay} is misspelt.
 */
public final class BoundProperties {

	private final ConfigurableEnvironment environment;

	private final ApplicationArguments arguments;

	private final DaemonProperties values;

	private final Map<String, ConfigurationProperty> set = new HashMap<>();

	private final Map<String, LaunchException> failures = new LinkedHashMap<>();

	private BoundProperties(ConfigurableEnvironment environment, String... arguments) {
		this.environment = environment;
		this.arguments = new DefaultApplicationArguments(arguments);
		this.values = Binder.get(environment)
			.bindOrCreate(KnownKeys.PREFIX,
					Bindable.of(DaemonProperties.class).withBindRestrictions(BindRestriction.NO_DIRECT_PROPERTY),
					new DaemonBindHandler(new Recorder(), environment));
	}

	/**
	 * Binds, and leaves it to what is asked for whether a value is valid.
	 * @param environment the environment
	 * @param arguments the application's arguments
	 * @return the properties
	 */
	public static BoundProperties of(ConfigurableEnvironment environment, String... arguments) {
		return new BoundProperties(environment, arguments);
	}

	/**
	 * Returns if some properties are valid, or the flags aren't ours. Each is bound by
	 * itself, as to bind all of them costs a start in the foreground much more.
	 * @param names their names without {@code daemon.}
	 */
	static void check(ConfigurableEnvironment environment, Collection<String> names) throws LaunchException {
		Binder binder = Binder.get(environment);
		BindHandler handler = new DaemonBindHandler(BindHandler.DEFAULT, environment);
		try {
			if (!binder.bind(KnownKeys.PREFIX + ".enabled", Bindable.of(Boolean.class), handler).orElse(true)) {
				return;
			}
			for (String name : names) {
				binder.bind(KnownKeys.PREFIX + "." + name, target(name), handler);
			}
		}
		catch (BindException ex) {
			throw (LaunchException) Objects.requireNonNull(NestedExceptionUtils.getRootCause(ex));
		}
	}

	private static Bindable<?> target(String name) {
		return switch (name) {
			case "start-timeout", "stop-timeout" -> Bindable.of(Duration.class);
			case "jvm-options" -> Bindable.listOf(String.class);
			case "environment" -> Bindable.mapOf(String.class, String.class);
			default -> Bindable.of(String.class);
		};
	}

	/**
	 * Whether the flags are ours at all.
	 * @return {@code daemon.enabled}
	 * @throws LaunchException if the value isn't valid
	 */
	public boolean enabled() throws LaunchException {
		return valid(List.of("enabled")).enabled();
	}

	/**
	 * When to start in the background.
	 * @return {@code daemon.background}
	 * @throws LaunchException if the value isn't valid
	 */
	public Background background() throws LaunchException {
		return valid(List.of("background")).background();
	}

	/**
	 * The properties, if some of them are valid; the others may be their defaults.
	 * @param names those that are needed, without {@code daemon.}
	 * @return the properties
	 * @throws LaunchException if one of these values isn't valid
	 */
	public DaemonProperties valid(Collection<String> names) throws LaunchException {
		for (Map.Entry<String, LaunchException> failure : this.failures.entrySet()) {
			if (names.contains(failure.getKey())) {
				throw failure.getValue();
			}
		}
		return this.values;
	}

	/**
	 * The properties, with its default in place of each that isn't valid.
	 * @return the properties
	 */
	public DaemonProperties orDefaults() {
		return this.values;
	}

	/**
	 * Whether a property has a value from any source.
	 * @param name its name without {@code daemon.}
	 * @return false if its default counts
	 */
	public boolean isSet(String name) {
		return this.set.containsKey(name);
	}

	/**
	 * Which of {@code daemon.environment.*} don't stand in the configuration, but have
	 * their values from the environment of this process, or by a placeholder.
	 * @return names of variables
	 */
	public Set<String> variablesFromElsewhere() {
		return EnvironmentVariables.fromElsewhere(this.environment);
	}

	/**
	 * The options of the daemon.
	 * @param location what the application is without any property
	 * @return the options
	 * @throws LaunchException if a value isn't valid, or a key isn't known
	 */
	public DaemonOptions options(ApplicationLocation location) throws LaunchException {
		KnownKeys.check(this.environment);
		checkGivenOnce();
		valid(KnownKeys.NAMES);
		return new OptionsFactory(this, this.environment, location).options();
	}

	/**
	 * The keys below {@code daemon} that aren't ours, nor like one of ours.
	 * @return whole keys, each once
	 * @throws LaunchException if one is like one of ours
	 */
	public Set<String> otherKeys() throws LaunchException {
		return KnownKeys.check(this.environment);
	}

	/**
	 * What the daemon is called in a message, whatever else is valid.
	 * @param location what the application is without any property
	 * @return {@code daemon.name}, else the application's name
	 */
	public String nameForMessages(ApplicationLocation location) {
		String name = this.values.name();
		return (name != null) ? name : location.name();
	}

	/**
	 * The options as far as they say where the daemon is and how to stop it. The others
	 * have their defaults.
	 * @param location what the application is without any property
	 * @return the options
	 * @throws LaunchException if one of these values isn't valid
	 */
	public DaemonOptions place(ApplicationLocation location) throws LaunchException {
		return new OptionsFactory(this, this.environment, location).place().build();
	}

	@Nullable ConfigurationProperty source(String name) {
		return this.set.get(name);
	}

	/** Spring joins the values of an option that is given twice by a comma. */
	private void checkGivenOnce() throws LaunchException {
		for (String name : this.arguments.getOptionNames()) {
			List<String> values = this.arguments.getOptionValues(name);
			if (name.startsWith("daemon.") && values != null && values.size() > 1) {
				throw new LaunchException(ExitStatus.CONFIGURATION,
						"'--" + name + "' is given more than once: " + String.join(", ", values) + ".",
						"Leave all but one out.");
			}
		}
	}

	/**
	 * Notes where values come from. In place of one that isn't valid, its default is
	 * bound.
	 */
	private final class Recorder extends AbstractBindHandler {

		@Override
		public Object onSuccess(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Object result) {
			ConfigurationProperty property = context.getConfigurationProperty();
			if (KnownKeys.isKnown(name) && property != null) {
				BoundProperties.this.set.put(KnownKeys.nameOf(name), property);
			}
			return result;
		}

		@Override
		public @Nullable Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context,
				Exception error) throws Exception {
			if (error.getCause() instanceof LaunchException failure) {
				BoundProperties.this.failures.put(KnownKeys.nameOf(name), failure);
				return null;
			}
			throw error;
		}

	}

}
