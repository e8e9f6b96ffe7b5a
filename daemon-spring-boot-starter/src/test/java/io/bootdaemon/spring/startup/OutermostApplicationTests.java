package io.bootdaemon.spring.startup;

import java.util.List;
import java.util.stream.Stream;

import io.bootdaemon.spring.startup.OutermostApplication.Call;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutermostApplicationTests {

	private static final String APPLICATION = "org.springframework.boot.SpringApplication";

	private static final String BUILDER = "org.springframework.boot.builder.SpringApplicationBuilder";

	@Test
	void isOutermostWhenOneRunIsOnTheStack() {
		assertThat(
				isOutermost("a.Listener on", APPLICATION + " prepareEnvironment", APPLICATION + " run", "a.Main main"))
			.isTrue();
	}

	@Test
	void isOutermostWhenTheStaticFormsOfRunCallEachOther() {
		assertThat(isOutermost("a.Listener on", APPLICATION + " run", APPLICATION + " run", APPLICATION + " run",
				"a.Main main"))
			.isTrue();
	}

	@Test
	void isOutermostWhenABuilderRunsIt() {
		assertThat(isOutermost("a.Listener on", APPLICATION + " run", BUILDER + " run", "a.Main main")).isTrue();
	}

	@Test
	void isOutermostWhenABeanRunsOneIsFalse() {
		assertThat(isOutermost("a.Listener on", APPLICATION + " run", "a.Bean init", APPLICATION + " refresh",
				APPLICATION + " run", APPLICATION + " run", "a.Main main"))
			.isFalse();
	}

	@Test
	void isOutermostOfABuildersParentIsFalse() {
		assertThat(isOutermost("a.Listener on", APPLICATION + " run", BUILDER + " run",
				BUILDER + " configureAsChildIfNecessary", BUILDER + " run", "a.Main main"))
			.isFalse();
	}

	@Test
	void isOutermostOfSpringCloudsBootstrapContextIsFalse() {
		assertThat(isOutermost("a.Listener on", APPLICATION + " run", BUILDER + " run",
				"org.springframework.cloud.bootstrap.BootstrapApplicationListener bootstrapServiceContext",
				APPLICATION + " prepareEnvironment", APPLICATION + " run", "a.Main main"))
			.isFalse();
	}

	@Test
	void isOutermostOfAClassThatOnlyHasTheNameOfRunIsTrue() {
		assertThat(isOutermost("a.Listener on", APPLICATION + " run", "java.lang.Thread run", "a.Runner run")).isTrue();
	}

	@Test
	void isStartingLooksAtItsOwnStack() {
		assertThat(OutermostApplication.isStarting()).isTrue();
	}

	private static boolean isOutermost(String... calls) {
		List<Call> stack = Stream.of(calls)
			.map((call) -> call.split(" "))
			.map((call) -> new Call(call[0], call[1]))
			.toList();
		return OutermostApplication.isOutermost(stack);
	}

}
