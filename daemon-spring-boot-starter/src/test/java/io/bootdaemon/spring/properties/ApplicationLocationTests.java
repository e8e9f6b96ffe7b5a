package io.bootdaemon.spring.properties;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;

class ApplicationLocationTests {

	private static final Path CURRENT = Path.of("").toAbsolutePath();

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void ofAClassInAFolderIsInTheCurrentDirectory() {
		assertThat(ApplicationLocation.of(this.environment, ApplicationLocationTests.class))
			.isEqualTo(new ApplicationLocation("application", null, CURRENT, CURRENT));
	}

	@Test
	void ofAnApplicationWithANameAndAVersionHasThem() {
		this.environment.withProperty("spring.application.name", "orders")
			.withProperty("spring.application.version", "1.2");
		ApplicationLocation location = ApplicationLocation.of(this.environment, ApplicationLocationTests.class);
		assertThat(location.name()).isEqualTo("orders");
		assertThat(location.version()).isEqualTo("1.2");
	}

	@Test
	void ofWhatHasNoMainClassIsInTheCurrentDirectory() {
		assertThat(ApplicationLocation.of(this.environment, null).directory()).isEqualTo(CURRENT);
	}

}
