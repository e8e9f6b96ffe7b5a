package io.bootdaemon.spring.properties;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonParserFactory;

/**
 * The description of one of our properties in the metadata that IDEs use.
 *
 * @param name its whole name; with {@code .*} if it is a map
 * @param summary the first sentence of its description, without the full stop
 * @param defaultValue its default, if that is a value
 */
public record PropertyDescription(String name, String summary, @Nullable String defaultValue) {

	private static final String METADATA = "META-INF/spring-configuration-metadata.json";

	/**
	 * All of them, in the order of {@link DaemonProperties}.
	 * @return the descriptions; none where the metadata isn't there
	 */
	public static List<PropertyDescription> all() {
		try (InputStream metadata = open()) {
			if (metadata == null) {
				return List.of();
			}
			// Without Jackson and the like, Boot has a parser that doesn't know
			// indentation
			String json = new String(metadata.readAllBytes(), StandardCharsets.UTF_8).lines()
				.map(String::strip)
				.collect(Collectors.joining());
			Object properties = JsonParserFactory.getJsonParser().parseMap(json).get("properties");
			return ((List<?>) properties).stream()
				.map((property) -> (Map<?, ?>) property)
				.filter((property) -> name(property).startsWith(KnownKeys.PREFIX + "."))
				.sorted(Comparator.comparingInt(PropertyDescription::position))
				.map(PropertyDescription::of)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Each library has a file of that name: ours is where this class is. */
	private static @Nullable InputStream open() throws IOException {
		String name = PropertyDescription.class.getName().replace('.', '/') + ".class";
		URL own = PropertyDescription.class.getResource("/" + name);
		String root = String.valueOf(own).replace(name, "");
		for (URL url : Collections.list(PropertyDescription.class.getClassLoader().getResources(METADATA))) {
			if (url.toString().equals(root + METADATA)) {
				return url.openStream();
			}
		}
		return null;
	}

	private static int position(Map<?, ?> property) {
		int index = KnownKeys.NAMES.indexOf(name(property).substring(KnownKeys.PREFIX.length() + 1));
		return (index < 0) ? Integer.MAX_VALUE : index;
	}

	private static PropertyDescription of(Map<?, ?> property) {
		boolean map = String.valueOf(property.get("type")).startsWith(Map.class.getName());
		String summary = String.valueOf(property.get("description")).split("\\.(\\s|$)", 2)[0];
		Object defaultValue = property.get("defaultValue");
		return new PropertyDescription(name(property) + (map ? ".*" : ""), summary,
				(defaultValue != null) ? defaultValue.toString() : null);
	}

	private static String name(Map<?, ?> property) {
		return String.valueOf(property.get("name"));
	}

}
