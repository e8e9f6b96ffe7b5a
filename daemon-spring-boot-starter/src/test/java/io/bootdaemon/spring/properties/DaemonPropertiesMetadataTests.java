package io.bootdaemon.spring.properties;

import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The metadata from which an IDE helps with {@code daemon.*}, by Spring Boot's rules for
 * descriptions.
 */
class DaemonPropertiesMetadataTests {

	static List<Map<String, String>> properties() throws IOException, URISyntaxException {
		Path classes = Path.of(DaemonProperties.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		return JsonPath.parse(classes.resolve("META-INF/spring-configuration-metadata.json").toFile())
			.read("$.properties");
	}

	@Test
	void everyFieldIsAProperty() throws IOException, URISyntaxException {
		assertThat(
				properties().stream().map((property) -> property.get("name").replace("daemon.", "").replace("-", "")))
			.containsExactlyInAnyOrderElementsOf(Stream.of(DaemonProperties.class.getDeclaredFields())
				.filter((field) -> !field.isSynthetic())
				.map(Field::getName)
				.map((name) -> name.toLowerCase(Locale.ROOT))
				.toList());
	}

	@ParameterizedTest
	@MethodSource("properties")
	void descriptionFollowsTheRules(Map<String, Object> property) {
		String description = (String) property.get("description");
		assertThat(description).isNotBlank()
			.endsWith(".")
			.doesNotContain("{@", "<", "  ")
			.doesNotStartWith("The ")
			.doesNotStartWith("A ")
			.doesNotStartWith("An ");
		assertThat(description.charAt(0)).isUpperCase();
		if (property.get("type").equals("java.lang.Boolean")) {
			assertThat(description).startsWith("Whether");
		}
		if (property.get("type").equals("java.time.Duration")) {
			assertThat(description).contains("If a duration suffix is not specified, seconds will be used.");
		}
	}

}
