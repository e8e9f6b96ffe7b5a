package io.bootdaemon.spring.properties;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The metadata from which an IDE helps with {@code daemon.*}, by Spring Boot's rules for
 * descriptions.
 */
class DaemonPropertiesMetadataTests {

	/** Those of the actuator have descriptions by Boot's own processor. */
	static List<Map<String, Object>> properties() throws IOException, URISyntaxException {
		return all().stream().filter((property) -> property.get("name").toString().startsWith("daemon.")).toList();
	}

	private static List<Map<String, Object>> all() throws IOException, URISyntaxException {
		Path classes = Path.of(DaemonProperties.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		return JsonPath.parse(classes.resolve("META-INF/spring-configuration-metadata.json").toFile())
			.read("$.properties");
	}

	@Test
	void everyFieldIsAProperty() throws IOException, URISyntaxException {
		assertThat(properties().stream().map((property) -> property.get("name").toString().replace("daemon.", "")))
			.containsExactlyInAnyOrderElementsOf(KnownKeys.NAMES);
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

	/** From the values of an enumeration an IDE makes its own hints. */
	@ParameterizedTest
	@CsvSource({ "daemon.background, auto", "daemon.ready-when, ready", "daemon.restart.policy, never" })
	void enumerationsHaveATypeAndADefault(String name, String defaultValue) throws Exception {
		Map<String, Object> property = properties().stream()
			.filter((candidate) -> candidate.get("name").equals(name))
			.findFirst()
			.orElseThrow();
		assertThat(Class.forName(property.get("type").toString()).isEnum()).isTrue();
		assertThat(property.get("defaultValue")).hasToString(defaultValue);
	}

	/** Those without one depend on the application, and their descriptions say so. */
	@ParameterizedTest
	@MethodSource("properties")
	void defaultIsThereOrDescribed(Map<String, Object> property) {
		boolean optional = List.of("java.util.Map<java.lang.String,java.lang.String>")
			.contains(property.get("type").toString()) || property.get("name").equals("daemon.jvm-options");
		assertThat(optional || property.containsKey("defaultValue")
				|| property.get("description").toString().contains("By default,"))
			.as(property.toString())
			.isTrue();
	}

	/** An IDE shows what counts where nothing is set. */
	@ParameterizedTest
	@MethodSource("properties")
	void defaultIsWhatIsBoundWithoutIt(Map<String, Object> property) {
		Map<String, Object> set = Map.of(property.get("name").toString(),
				property.getOrDefault("defaultValue", "").toString());
		assertThat(bound(property.containsKey("defaultValue") ? set : Map.of())).isEqualTo(bound(Map.of()));
	}

	private static DaemonProperties bound(Map<String, Object> values) {
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate(KnownKeys.PREFIX,
				DaemonProperties.class);
	}

	@Test
	void actuatorsSwitchesAreThereToo() throws IOException, URISyntaxException {
		assertThat(all()).extracting((property) -> property.get("name"))
			.contains("management.endpoint.daemon.access", "management.health.daemon.enabled",
					"management.info.daemon.enabled");
	}

}
