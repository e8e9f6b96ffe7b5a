package io.bootdaemon.spring.properties;

import java.lang.annotation.Annotation;
import java.util.Optional;

import io.bootdaemon.LaunchException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ReflectionUtils;

/**
 * Reads one {@code daemon.*} property after the other, so that an error can name the one
 * that isn't valid.
 */
class PropertyReader {

	static final String PREFIX = "daemon";

	private final ConfigurableEnvironment environment;

	private final Binder binder;

	PropertyReader(ConfigurableEnvironment environment) {
		this.environment = environment;
		this.binder = Binder.get(environment);
	}

	/**
	 * Reads a property as the field of {@link DaemonProperties} declares it.
	 */
	<T> Optional<T> read(String name, String field, Class<T> type, String expected) throws LaunchException {
		String key = PREFIX + "." + name;
		try {
			return Optional
				.ofNullable(this.binder.bind(key, Bindable.of(type).withAnnotations(annotations(field))).orElse(null));
		}
		catch (BindException ex) {
			throw InvalidProperty.of(key, find(key), "which is not " + expected, "Set it to " + expected + ".");
		}
	}

	/**
	 * The property as it stands in the source that counts, neither converted nor with its
	 * placeholders resolved.
	 */
	@Nullable ConfigurationProperty find(String key) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(key, '.');
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(this.environment)) {
			ConfigurationProperty property = source.getConfigurationProperty(name);
			if (property != null) {
				return property;
			}
		}
		return null;
	}

	ConfigurableEnvironment environment() {
		return this.environment;
	}

	Binder binder() {
		return this.binder;
	}

	private static Annotation[] annotations(String field) {
		var declared = ReflectionUtils.findField(DaemonProperties.class, field);
		return (declared != null) ? declared.getAnnotations() : new Annotation[0];
	}

}
