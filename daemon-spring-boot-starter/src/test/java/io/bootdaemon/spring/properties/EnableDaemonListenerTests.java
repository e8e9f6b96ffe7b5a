package io.bootdaemon.spring.properties;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.ReadyWhen;
import io.bootdaemon.RestartPolicy;
import io.bootdaemon.spring.Background;
import io.bootdaemon.spring.EnableDaemon;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EnableDaemonListenerTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void attributesAreProperties() throws LaunchException {
		prepare(Everything.class);
		BoundProperties properties = BoundProperties.of(this.environment);
		DaemonOptions options = properties.options(Configured.LOCATION);
		assertThat(properties.background()).isEqualTo(Background.NEVER);
		assertThat(options.name()).isEqualTo("everything");
		assertThat(options.workDirectory()).isEqualTo(Path.of("/srv/work"));
		assertThat(options.pidFile()).isEqualTo(Path.of("/srv/x.pid"));
		assertThat(options.logFile()).isEqualTo(Path.of("/srv/x.log"));
		assertThat(options.umask()).isEqualTo(022);
		assertThat(options.pidFilePermissions()).isEqualTo(0640);
		assertThat(options.logFilePermissions()).isEqualTo(0600);
		assertThat(options.startTimeout()).hasSeconds(90);
		assertThat(options.stopTimeout()).hasSeconds(120);
		assertThat(options.readyWhen()).isEqualTo(ReadyWhen.STARTED);
		assertThat(options.restart().policy()).isEqualTo(RestartPolicy.ON_FAILURE);
		assertThat(options.process().user()).isEqualTo("app");
		assertThat(options.process().group()).isEqualTo("web");
		assertThat(options.jvmOptions()).containsExactly("-Xmx1g", "-Da=b,c");
		assertThat(options.environment()).containsExactlyInAnyOrderEntriesOf(Map.of("TZ", "UTC", "EMPTY", ""));
	}

	@Test
	void attributesLeftOutSetNothing() {
		prepare(Nothing.class);
		assertThat(this.environment.getProperty("daemon.name")).isNull();
		assertThat(this.environment.getPropertySources().get("enableDaemon")).isNotNull();
	}

	@Test
	void applicationWithoutTheAnnotationGetsNoPropertySource() {
		prepare(EnableDaemonListenerTests.class);
		assertThat(this.environment.getPropertySources().get("enableDaemon")).isNull();
	}

	@Test
	void configurationOverridesAttributes() {
		this.environment.setProperty("daemon.name", "configured");
		prepare(Everything.class);
		assertThat(this.environment.getProperty("daemon.name")).isEqualTo("configured");
	}

	@Test
	void defaultPropertiesOverrideAttributes() {
		this.environment.getPropertySources()
			.addLast(new MapPropertySource("defaultProperties", Map.of("daemon.name", "by default")));
		prepare(Everything.class);
		assertThat(this.environment.getProperty("daemon.name")).isEqualTo("by default");
	}

	@Test
	void placeholdersAreResolved() throws LaunchException {
		this.environment.setProperty("instance", "blue");
		prepare(WithPlaceholder.class);
		assertThat(BoundProperties.of(this.environment).options(Configured.LOCATION).name()).isEqualTo("orders-blue");
	}

	@Test
	void annotationMayBeAMetaAnnotation() {
		prepare(Composed.class);
		assertThat(this.environment.getProperty("daemon.name")).isEqualTo("composed");
	}

	@Test
	void annotationMayBeOnAnySource() {
		prepare(EnableDaemonListenerTests.class, Composed.class);
		assertThat(this.environment.getProperty("daemon.name")).isEqualTo("composed");
	}

	@Test
	void annotationMayBeOnASourceThatIsNamed() {
		SpringApplication application = new SpringApplication(EnableDaemonListenerTests.class);
		application.getSources().add(Composed.class.getName());
		application.getSources().add("io.bootdaemon.nowhere");
		prepare(application);
		assertThat(this.environment.getProperty("daemon.name")).isEqualTo("composed");
	}

	@ParameterizedTest
	@ValueSource(classes = { WrongUmask.class, WrongUmaskByPlaceholder.class })
	void attributeThatIsNotValidNamesClassAndAttribute(Class<?> type) {
		prepare(type);
		assertThatExceptionOfType(LaunchException.class)
			.isThrownBy(() -> BoundProperties.of(this.environment).options(Configured.LOCATION))
			.withMessage("'daemon.umask' is 'abc', which is not an octal number up to 0777 "
					+ "(attribute 'umask' of @EnableDaemon on " + type.getName() + ").");
	}

	@ParameterizedTest
	@ValueSource(classes = { WrongUmask.class, WrongName.class, WrongPidFile.class, WrongTimeout.class,
			WrongOptions.class, WrongVariable.class })
	void applicationWithAnAttributeThatIsNotValidDoesNotStartInTheForeground(Class<?> type) {
		assertThatExceptionOfType(InvalidPropertyException.class).isThrownBy(() -> SpringApplication.run(type))
			.withCauseInstanceOf(LaunchException.class)
			.withMessageStartingWith("'daemon.")
			.satisfies((ex) -> assertThat(ex.getExitCode()).isEqualTo(ExitStatus.CONFIGURATION.code()));
	}

	@Test
	void attributeThatIsNotValidInTheForegroundIsNamed() {
		assertThatExceptionOfType(InvalidPropertyException.class)
			.isThrownBy(() -> SpringApplication.run(WrongTimeout.class))
			.withMessageEndingWith("'daemon.start-timeout' is 'soon', which is not a duration, such as 90s or 2m "
					+ "(attribute 'startTimeout' of @EnableDaemon on " + WrongTimeout.class.getName() + ").");
	}

	@Test
	void applicationWithAllAttributesStartsInTheForeground() {
		SpringApplication.run(Everything.class).close();
	}

	@Test
	void applicationThatIsDisabledIsNotChecked() {
		SpringApplication.run(WrongUmask.class, "--daemon.enabled=false").close();
	}

	private void prepare(Class<?>... sources) {
		prepare(new SpringApplication(sources));
	}

	private void prepare(SpringApplication application) {
		ConfigurableEnvironment prepared = this.environment;
		ConfigurationPropertySources.attach(prepared);
		new EnableDaemonListener().onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
				new DefaultBootstrapContext(), application, List.of().toArray(String[]::new), prepared));
	}

	@EnableDaemon(background = Background.NEVER, name = "everything", workDir = "/srv/work", pidFile = "/srv/x.pid",
			logFile = "/srv/x.log", umask = "022", pidFilePermissions = "0640", logFilePermissions = "0600",
			startTimeout = "90", stopTimeout = "2m", readyWhen = ReadyWhen.STARTED, restart = RestartPolicy.ON_FAILURE,
			user = "app", group = "web", jvmOptions = { "-Xmx1g", "-Da=b,c" }, environment = { "TZ=UTC", "EMPTY=" })
	static class Everything {

	}

	@EnableDaemon
	static class Nothing {

	}

	@EnableDaemon(name = "orders-${instance}")
	static class WithPlaceholder {

	}

	@EnableDaemon(umask = "abc")
	static class WrongUmask {

	}

	@EnableDaemon(umask = "${nowhere:abc}")
	static class WrongUmaskByPlaceholder {

	}

	@EnableDaemon(name = "a/b")
	static class WrongName {

	}

	@EnableDaemon(pidFile = "a\nb")
	static class WrongPidFile {

	}

	@EnableDaemon(startTimeout = "soon")
	static class WrongTimeout {

	}

	@EnableDaemon(jvmOptions = { "-Xmx1g", "app.jar" })
	static class WrongOptions {

	}

	@EnableDaemon(environment = "A\0B=c")
	static class WrongVariable {

	}

	@Retention(RetentionPolicy.RUNTIME)
	@EnableDaemon(name = "composed")
	@interface OrdersDaemon {

	}

	@OrdersDaemon
	static class Composed {

	}

}
