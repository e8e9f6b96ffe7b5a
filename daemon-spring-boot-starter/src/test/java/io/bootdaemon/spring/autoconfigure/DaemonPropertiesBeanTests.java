package io.bootdaemon.spring.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.bootdaemon.LaunchException;
import io.bootdaemon.spring.properties.DaemonProperties;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * The properties in a context, from where the actuator takes them.
 */
class DaemonPropertiesBeanTests {

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DaemonAutoConfiguration.class));

	@Test
	void propertiesAreAmongThoseThatTheActuatorReports() {
		this.runner.withPropertyValues("daemon.umask=077").run((context) -> {
			ConfigurationPropertiesBean bean = ConfigurationPropertiesBean.getAll(context)
				.get("daemon-" + DaemonProperties.class.getName());
			assertThat(bean).isNotNull();
			assertThat(bean.getAnnotation().prefix()).isEqualTo("daemon");
			assertThat(bean.getInstance()).asInstanceOf(InstanceOfAssertFactories.type(DaemonProperties.class))
				.extracting(DaemonProperties::umask)
				.isEqualTo("077");
		});
	}

	@Test
	void propertiesAreThoseOfALaunch(@TempDir Path directory) throws IOException {
		Files.writeString(directory.resolve("application.yaml"), """
				daemon:
				  umask: 077
				  jvm-options: -Xmx1g "-Da=b, c"
				  environment: {MY_VAR: one}
				  restart.delay: 5
				""");
		this.runner.withInitializer(new ConfigDataApplicationContextInitializer())
			.withPropertyValues("spring.config.location=file:" + directory + "/")
			.run((context) -> {
				DaemonProperties properties = context.getBean(DaemonProperties.class);
				assertThat(properties.umask()).isEqualTo("077");
				assertThat(properties.logFilePermissions()).isEqualTo("0640");
				assertThat(properties.jvmOptions()).containsExactly("-Xmx1g", "-Da=b, c");
				assertThat(properties.environment()).isEqualTo(Map.of("MY_VAR", "one"));
				assertThat(properties.restart().delay()).hasSeconds(5);
			});
	}

	@Test
	void propertyThatIsNotValidFailsOnlyWhoAsksForIt() {
		this.runner.withPropertyValues("daemon.umask=9z").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThatException().isThrownBy(() -> context.getBean(DaemonProperties.class))
				.havingRootCause()
				.isInstanceOf(LaunchException.class)
				.withMessageStartingWith("'daemon.umask' is '9z', which is not an octal number up to 0777");
		});
	}

	@Test
	void propertiesOfOthersAreBoundAsEver() {
		this.runner.withUserConfiguration(Others.class)
			.withPropertyValues("daemon.timeout=-5s", "other.name=a/b", "other.umask=9z")
			.run((context) -> {
				assertThat(context.getBean(OtherProperties.class)).isEqualTo(new OtherProperties("a/b", "9z"));
				assertThat(context.getBean(DaemonProperties.class).umask()).isEqualTo("027");
			});
	}

	@Test
	void propertiesOfTheApplicationMayHaveTheSamePrefix() {
		this.runner.withUserConfiguration(SamePrefix.class)
			.withPropertyValues("daemon.environment=production", "daemon.user=Jane Doe", "daemon.umask=none")
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(context.getBean(SamePrefixProperties.class))
					.isEqualTo(new SamePrefixProperties("production", "Jane Doe", "none"));
			});
	}

	@EnableConfigurationProperties(SamePrefixProperties.class)
	static class SamePrefix {

	}

	@ConfigurationProperties("daemon")
	record SamePrefixProperties(String environment, String user, String umask) {

	}

	@EnableConfigurationProperties(OtherProperties.class)
	static class Others {

	}

	@ConfigurationProperties("other")
	record OtherProperties(String name, String umask) {

	}

}
