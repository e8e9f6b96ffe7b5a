package io.bootdaemon.spring.startup;

import io.bootdaemon.LaunchException;
import io.bootdaemon.spring.EnableDaemon;
import io.bootdaemon.spring.OnSignal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * What a developer reads when an application doesn't start.
 */
@ExtendWith(OutputCaptureExtension.class)
class FailureAnalyzersTests {

	@Test
	void attributeThatIsNotValid(CapturedOutput output) {
		assertThatException().isThrownBy(() -> SpringApplication.run(WrongUmask.class))
			.withCauseInstanceOf(LaunchException.class);
		assertThat(output).contains("Description:", "'daemon.umask' is 'abc'",
				"attribute 'umask' of @EnableDaemon on " + WrongUmask.class.getName(), "Action:",
				"Set it to one, such as '027'.");
	}

	@Test
	void signalThatCantBeHad(CapturedOutput output) {
		assertThatException().isThrownBy(() -> SpringApplication.run(OnTerm.class));
		assertThat(output).contains("Description:",
				"@OnSignal(\"TERM\") on " + OnTerm.class.getName() + ".end(): it ends the application", "Action:",
				"Annotate the method with @PreDestroy");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableDaemon(umask = "abc")
	static class WrongUmask {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class OnTerm {

		@OnSignal("TERM")
		void end() {
		}

	}

}
