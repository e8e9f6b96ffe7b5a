package io.bootdaemon.spring.properties;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PropertyDescriptionTests {

	@Test
	void allAreInTheOrderOfTheFields() {
		List<PropertyDescription> all = PropertyDescription.all();
		assertThat(all.stream().map((property) -> property.name().replaceAll("^daemon\\.|\\.\\*$", "")))
			.containsExactlyElementsOf(KnownKeys.NAMES);
	}

	@Test
	void summaryIsTheFirstSentence() {
		assertThat(PropertyDescription.all()).contains(new PropertyDescription("daemon.pid-file", "PID file", null),
				new PropertyDescription("daemon.enabled", "Whether to interpret the daemon's flags", "true"),
				new PropertyDescription("daemon.environment.*", "Environment variables for the daemon only", null));
	}

}
