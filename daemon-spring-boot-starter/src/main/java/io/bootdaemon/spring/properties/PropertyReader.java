package io.bootdaemon.spring.properties;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Optional;

import io.bootdaemon.LaunchException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * Reads one {@code daemon.*} property after the other, so that an error can name the one
 * that isn't valid. Without a binder, whose first conversion loads all of Spring's
 * property editors: the original process would wait for that.
 */
class PropertyReader {

	static final String PREFIX = "daemon";

	private final ConfigurableEnvironment environment;

	PropertyReader(ConfigurableEnvironment environment) {
		this.environment = environment;
	}

	/**
	 * Reads a property as the field of {@link DaemonProperties} declares it.
	 */
	<T> Optional<T> read(String name, Class<T> type, String expected) throws LaunchException {
		String key = PREFIX + "." + name;
		ConfigurationProperty property = find(key);
		if (property == null) {
			return Optional.empty();
		}
		Object value = (property.getValue() instanceof CharSequence text)
				? this.environment.resolvePlaceholders(text.toString()) : property.getValue();
		try {
			return Optional.ofNullable(type.cast(ApplicationConversionService.getSharedInstance()
				.convert(value, TypeDescriptor.forObject(value), target(name, type))));
		}
		catch (ConversionException ex) {
			throw InvalidProperty.of(key, property, "which is not " + expected, "Set it to " + expected + ".");
		}
	}

	/**
	 * Reads a property that is a list.
	 */
	List<String> readList(String name) {
		String key = PREFIX + "." + name;
		return (find(key + "[0]") != null)
				? Binder.get(this.environment).bind(key, Bindable.listOf(String.class)).orElse(List.of()) : List.of();
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

	/** With the annotations of the field, one of which may name a unit. */
	private static TypeDescriptor target(String name, Class<?> type) {
		Field declared = null;
		Class<?> owner = DaemonProperties.class;
		for (String part : name.split("\\.")) {
			declared = ReflectionUtils.findField(owner, fieldName(part));
			owner = (declared != null) ? declared.getType() : owner;
		}
		Annotation[] annotations = (declared != null) ? declared.getAnnotations() : null;
		return new TypeDescriptor(ResolvableType.forClass(type), type, annotations);
	}

	private static String fieldName(String name) {
		StringBuilder field = new StringBuilder();
		for (String word : name.split("-")) {
			field.append(field.isEmpty() ? word : StringUtils.capitalize(word));
		}
		return field.toString();
	}

}
