package io.bootdaemon.spring.properties;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import io.bootdaemon.RestartPolicy;
import io.bootdaemon.spring.EnableDaemon;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.ClassUtils;

/**
 * The attributes of {@link EnableDaemon} as {@code daemon.*} properties, each with its
 * origin, so that an error names class and attribute.
 */
final class EnableDaemonPropertySource extends MapPropertySource implements OriginLookup<String> {

	/** By name, as an application without it need not load it. */
	private static final String ANNOTATION = "io.bootdaemon.spring.EnableDaemon";

	private static final String NAME = "enableDaemon";

	private final Class<?> annotated;

	private EnableDaemonPropertySource(Class<?> annotated, Map<String, Object> properties) {
		super(NAME, properties);
		this.annotated = annotated;
	}

	/**
	 * The attributes at the first source that has the annotation.
	 * @param application the application
	 * @return the properties; null if none has it
	 */
	static @Nullable EnableDaemonPropertySource of(SpringApplication application) {
		for (Object source : (Set<?>) application.getAllSources()) {
			Class<?> type = type(source, application.getClassLoader());
			if (type != null) {
				MergedAnnotations annotations = MergedAnnotations.from(type, SearchStrategy.TYPE_HIERARCHY);
				if (annotations.isPresent(ANNOTATION)) {
					return new EnableDaemonPropertySource(type, properties(annotations.get(ANNOTATION)));
				}
			}
		}
		return null;
	}

	private static @Nullable Class<?> type(Object source, ClassLoader classLoader) {
		if (source instanceof Class<?> type) {
			return type;
		}
		// Others name packages and files
		return (source instanceof String name && ClassUtils.isPresent(name, classLoader))
				? ClassUtils.resolveClassName(name, classLoader) : null;
	}

	private static Map<String, Object> properties(MergedAnnotation<?> annotation) {
		Map<String, Object> properties = new LinkedHashMap<>();
		annotation.filterDefaultValues().asMap().forEach((attribute, value) -> {
			String key = KnownKeys.PREFIX + "." + DataObjectPropertyName.toDashedForm(attribute);
			if (value instanceof String[] elements && attribute.equals("environment")) {
				for (String element : elements) {
					String[] pair = element.split("=", 2);
					properties.put(key + "." + pair[0], (pair.length > 1) ? pair[1] : "");
				}
			}
			else if (value instanceof String[] elements) {
				for (int i = 0; i < elements.length; i++) {
					properties.put(key + "[" + i + "]", elements[i]);
				}
			}
			else if (value instanceof RestartPolicy) {
				properties.put(key + ".policy", value.toString());
			}
			else {
				properties.put(key, value.toString());
			}
		});
		return properties;
	}

	/**
	 * The names of the properties that it sets, without {@code daemon.}, index and key.
	 */
	Set<String> names() {
		Set<String> names = new LinkedHashSet<>();
		for (String key : getPropertyNames()) {
			names.add(name(key));
		}
		return names;
	}

	@Override
	public @Nullable Origin getOrigin(String key) {
		return containsProperty(key) ? new Attribute(attribute(key), this.annotated.getName()) : null;
	}

	private static String name(String key) {
		return key.substring(KnownKeys.PREFIX.length() + 1).split("[.\\[]", 2)[0];
	}

	private static String attribute(String key) {
		StringBuilder attribute = new StringBuilder();
		for (String word : name(key).split("-")) {
			attribute.append(attribute.isEmpty() ? word.charAt(0) : Character.toUpperCase(word.charAt(0)))
				.append(word.substring(1));
		}
		return attribute.toString();
	}

	/**
	 * Where a value stands.
	 *
	 * @param name the attribute
	 * @param type the annotated class
	 */
	private record Attribute(String name, String type) implements Origin {

		@Override
		public String toString() {
			return "attribute '" + this.name + "' of @" + EnableDaemon.class.getSimpleName() + " on " + this.type;
		}

	}

}
