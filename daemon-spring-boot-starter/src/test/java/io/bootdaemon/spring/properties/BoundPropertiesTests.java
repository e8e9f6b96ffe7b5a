package io.bootdaemon.spring.properties;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

import io.bootdaemon.spring.Background;
import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.ReadyWhen;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BoundPropertiesTests {

	private static final Path CURRENT = Path.of("").toAbsolutePath();

	@TempDir
	Path directory;

	private Configured configured = new Configured(Path.of(""));

	@BeforeEach
	void useDirectory() {
		this.configured = new Configured(this.directory);
	}

	/** Those of the core, and files beside the jar. */
	@Test
	void bindWithoutPropertiesHasDefaults() throws LaunchException {
		assertThat(this.configured.bind()).isEqualTo(DaemonOptions.named("orders")
			.version("1.0")
			.pidFile(Path.of("/opt/orders/orders.pid"))
			.logFile(Path.of("/opt/orders/orders.out"))
			.fastStart(Path.of("/opt/orders/orders.cache"))
			.build());
		BoundProperties properties = BoundProperties.of(new Configured(this.directory).environment());
		assertThat(properties.enabled()).isTrue();
		assertThat(properties.background()).isEqualTo(Background.AUTO);
	}

	@Test
	void bindTakesEverySourceInItsOrder() throws LaunchException {
		this.configured.yaml("daemon: {name: file, start-timeout: 1m, stop-timeout: 2m, ready-when: started}")
			.variable("DAEMON_STOP_TIMEOUT", "3m")
			.variable("DAEMON_STARTTIMEOUT", "4m")
			.variable("DAEMON_NAME", "variable")
			.arguments("--daemon.name=argument");
		DaemonOptions options = this.configured.bind();
		assertThat(options.name()).isEqualTo("argument");
		assertThat(options.startTimeout()).isEqualTo(Duration.ofMinutes(4));
		assertThat(options.stopTimeout()).isEqualTo(Duration.ofMinutes(3));
		assertThat(options.readyWhen()).isEqualTo(ReadyWhen.STARTED);
	}

	@Test
	void bindTakesProfilesAndImports() throws LaunchException {
		this.configured.yaml("daemon.name: plain\nspring: {profiles.active: p, config.import: more.yaml}")
			.file("application-p.yaml", "daemon.name: profile")
			.file("more.yaml", "daemon.start-timeout: 7s");
		assertThat(this.configured.bind().name()).isEqualTo("profile");
	}

	@Test
	void bindTakesSpringApplicationJson() throws LaunchException {
		this.configured.variable("SPRING_APPLICATION_JSON",
				"{\"daemon\":{\"name\":\"json\",\"log-file\":\"/tmp/json.out\"}}");
		DaemonOptions options = this.configured.bind();
		assertThat(options.name()).isEqualTo("json");
		assertThat(options.logFile()).isEqualTo(Path.of("/tmp/json.out"));
	}

	@Test
	void bindResolvesPlaceholders() throws LaunchException {
		this.configured.yaml("daemon: {name: 'x-${suffix}', pid-file: '${HOME_DIR}/x.pid'}\nsuffix: y")
			.variable("HOME_DIR", "/srv");
		DaemonOptions options = this.configured.bind();
		assertThat(options.name()).isEqualTo("x-y");
		assertThat(options.pidFile()).isEqualTo(Path.of("/srv/x.pid"));
	}

	@Test
	void bindResolvesPathsThatAreSetFromTheWorkingDirectory() throws LaunchException {
		DaemonOptions options = this.configured
			.yaml("daemon: {work-dir: /srv/there, pid-file: run/x.pid, log-file: ./x.out}")
			.bind();
		assertThat(options.workDirectory()).isEqualTo(Path.of("/srv/there"));
		assertThat(options.pidFile()).isEqualTo(Path.of("/srv/there/run/x.pid"));
		assertThat(options.logFile()).isEqualTo(Path.of("/srv/there/x.out"));
	}

	@Test
	void bindLeavesPathsThatAreNotSetBesideTheJar() throws LaunchException {
		DaemonOptions options = this.configured.yaml("daemon: {work-dir: work, name: two}").bind();
		assertThat(options.workDirectory()).isEqualTo(CURRENT.resolve("work"));
		assertThat(options.pidFile()).isEqualTo(Path.of("/opt/orders/two.pid"));
		assertThat(options.logFile()).isEqualTo(Path.of("/opt/orders/two.out"));
	}

	@ParameterizedTest
	@CsvSource({ "90, PT90S", "0, PT0S", "500ms, PT0.5S", "2m, PT2M", "PT3S, PT3S" })
	void bindTakesDurationsInSeconds(String text, Duration duration) throws LaunchException {
		DaemonOptions options = this.configured
			.yaml("daemon: {start-timeout: %1$s, stop-timeout: %1$s}".formatted(text))
			.bind();
		assertThat(options.startTimeout()).isEqualTo(duration);
		assertThat(options.stopTimeout()).isEqualTo(duration);
	}

	@ParameterizedTest
	@CsvSource({ "5s, PT1M", "25s, PT1M", "26s, PT62S", "1m, PT130S", "60000, PT130S" })
	void bindWithoutStopTimeoutLeavesSpringTimeToStop(String phase, Duration stopTimeout) throws LaunchException {
		assertThat(this.configured.yaml("spring.lifecycle.timeout-per-shutdown-phase: " + phase).bind().stopTimeout())
			.isEqualTo(stopTimeout);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ready", "READY", "started", "Started" })
	void bindTakesReadyWhenInAnyCase(String value) throws LaunchException {
		assertThat(this.configured.yaml("daemon.ready-when: " + value).bind().readyWhen())
			.isEqualTo(ReadyWhen.valueOf(value.toUpperCase(Locale.ROOT)));
	}

	@Test
	void bindTakesJvmOptionsAsOneText() throws LaunchException {
		this.configured.yaml("""
				daemon.jvm-options: >
				  -agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=5005
				  -Xmx1g "-Da=b c" '-Dd="e"' -cp x.jar -D${key}
				key: f=g
				""");
		assertThat(this.configured.bind().jvmOptions()).containsExactly(
				"-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=5005", "-Xmx1g", "-Da=b c", "-Dd=\"e\"",
				"-cp", "x.jar", "-Df=g");
	}

	@Test
	void bindTakesJvmOptionsFromTheCommandLine() throws LaunchException {
		this.configured.arguments("--daemon.jvm-options=-Xlog:gc*=info,safepoint:file=gc.log:time,uptime -Xmx1g");
		assertThat(this.configured.bind().jvmOptions())
			.containsExactly("-Xlog:gc*=info,safepoint:file=gc.log:time,uptime", "-Xmx1g");
	}

	@Test
	void bindTakesJvmOptionsAsAList() throws LaunchException {
		this.configured.yaml("daemon.jvm-options: ['-Da=b, c', '-Xmx1g', '-Dd=\"e f\"']");
		assertThat(this.configured.bind().jvmOptions()).containsExactly("-Da=b, c", "-Xmx1g", "-Dd=\"e f\"");
	}

	@Test
	void bindTakesJvmOptionsThatAreEmpty() throws LaunchException {
		assertThat(this.configured.yaml("daemon.jvm-options: ''").bind().jvmOptions()).isEmpty();
	}

	@Test
	void bindKeepsTheNamesOfVariablesAsTheyWereTyped() throws LaunchException {
		this.configured.yaml("""
				daemon:
				  environment:
				    MY_VAR: one
				    a.b: two
				    "[x-y]": three
				    "[/z]": four
				    camelCase: ${value}
				    EMPTY: ""
				    MULTI: |
				      a
				      b
				value: five
				""");
		assertThat(this.configured.bind().environment()).isEqualTo(Map.of("MY_VAR", "one", "a.b", "two", "x-y", "three",
				"/z", "four", "camelCase", "five", "EMPTY", "", "MULTI", "a\nb\n"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "daemon.environment:", "daemon.environment: ' '", "daemon.environment: {}" })
	void bindTakesAnEnvironmentThatIsEmpty(String yaml) throws LaunchException {
		assertThat(this.configured.yaml(yaml).bind().environment()).isEmpty();
	}

	@Test
	void bindRefusesAnEnvironmentThatIsAText() {
		LaunchException failure = this.configured.yaml("daemon.environment: TZ=UTC").failure();
		assertThat(failure).hasMessageStartingWith("'daemon.environment' is 'TZ=UTC', which is not a map of variables");
	}

	@Test
	void variablesFromElsewhereAreThoseOfThisProcessAndThoseWithAPlaceholder() {
		this.configured.properties("""
				daemon.environment.LITERAL=file
				daemon.environment.PLACED=${OF_PROCESS}
				daemon.environment.SHADOWED=${OF_PROCESS}
				""")
			.variable("OF_PROCESS", "variable")
			.variable("DAEMON_ENVIRONMENT_VARIABLE", "variable")
			.arguments("--daemon.environment.SHADOWED=argument");
		assertThat(BoundProperties.of(this.configured.environment()).variablesFromElsewhere())
			.containsExactlyInAnyOrder("PLACED", "VARIABLE");
	}

	@Test
	void bindTakesVariablesFromEverySourceInItsOrder() throws LaunchException {
		this.configured.properties("daemon.environment.ONE=file\ndaemon.environment.TWO_X=file\n")
			.variable("DAEMON_ENVIRONMENT_TWO_X", "variable")
			.arguments("--daemon.environment.my.key=argument");
		assertThat(this.configured.bind().environment())
			.isEqualTo(Map.of("ONE", "file", "TWO_X", "variable", "my.key", "argument"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			daemon.name: a/b                | daemon.name          | 'a/b'    | no '/'
			daemon.name: "a\\tb"            | daemon.name          | 'a       | control characters
			daemon.name: ''                 | daemon.name          | ''       | name
			daemon.start-timeout: -1        | daemon.start-timeout | '-1'     | 90s
			daemon.start-timeout: -5s       | daemon.start-timeout | '-5s'    | 90s
			daemon.start-timeout: soon      | daemon.start-timeout | 'soon'   | 90s
			daemon.stop-timeout: -5s        | daemon.stop-timeout  | '-5s'    | 90s
			daemon.ready-when: never        | daemon.ready-when    | 'never'  | ready or started
			daemon.work-dir: ''             | daemon.work-dir      | ''       | path
			daemon.pid-file: "a\\nb"        | daemon.pid-file      | 'a       | path
			daemon.jvm-options: app.jar     | daemon.jvm-options   | 'app.jar'| beginning with '-'
			daemon.jvm-options: -Xmx1g x    | daemon.jvm-options   | '-Xmx1g x'| beginning with '-'
			daemon.jvm-options: -cp         | daemon.jvm-options   | '-cp'    | options
			daemon.jvm-options: [-Xmx1g, x] | daemon.jvm-options   | daemon   | beginning with '-'
			""")
	void bindRefusesWhatIsNotValid(String yaml, String key, String value, String remedy) {
		LaunchException failure = this.configured.yaml(yaml).failure();
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.CONFIGURATION);
		assertThat(failure).hasMessageContaining("'" + key + "'").hasMessageContaining(value);
		assertThat(failure.getMessage() + " " + failure.action()).contains(remedy);
	}

	@Test
	void bindWhenAValueIsNotValidSaysWhereItStands() {
		LaunchException failure = this.configured.yaml("daemon:\n  ready-when: never\n").failure();
		assertThat(failure).hasMessageContaining("application.yaml").hasMessageContaining("2:15");
	}

	@Test
	void bindRefusesAnOptionThatIsGivenTwice() {
		LaunchException failure = this.configured.arguments("--daemon.name=a", "--daemon.name=b").failure();
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.CONFIGURATION);
		assertThat(failure).hasMessageContaining("--daemon.name").hasMessageContaining("a, b");
	}

	@Test
	void bindRefusesAVariableThatCannotBeOne() {
		LaunchException failure = this.configured.yaml("daemon.environment:\n  \"[a=b]\": c\n").failure();
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.CONFIGURATION);
		assertThat(failure).hasMessageContaining("a=b");
	}

	@ParameterizedTest
	@CsvSource({ "logging.file.name: x.log, x.log", "logging.file.name: ./x.log, /srv/x.log",
			"logging.file.path: logs, logs/spring.log", "logging.file.path: /srv, spring.log" })
	void bindRefusesTheLogOfTheApplicationItself(String logging, String logFile) {
		LaunchException failure = this.configured
			.yaml(logging + "\ndaemon: {work-dir: /srv, log-file: " + logFile + "}")
			.failure();
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.CONFIGURATION);
		assertThat(failure).hasMessageContaining("'daemon.log-file'").hasMessageContaining("logging.file");
	}

	@Test
	void bindAcceptsALogBesideThatOfTheApplication() throws LaunchException {
		this.configured.yaml("logging.file.name: /opt/orders/orders.log");
		assertThat(this.configured.bind().logFile()).isEqualTo(Path.of("/opt/orders/orders.out"));
	}

	@ParameterizedTest
	@CsvSource({ "sometimes, background", "perhaps, enabled" })
	void backgroundAndEnabledRefuseWhatIsNotValid(String value, String key) {
		BoundProperties properties = BoundProperties
			.of(this.configured.yaml("daemon." + key + ": " + value).environment());
		LaunchException failure = catchThrowableOfType(LaunchException.class,
				() -> assertThat(key.equals("enabled") ? properties.enabled() : properties.background()).isNull());
		assertThat(failure).isNotNull()
			.hasMessageContaining("'daemon." + key + "' is '" + value + "'")
			.extracting(LaunchException::exitStatus)
			.isEqualTo(ExitStatus.CONFIGURATION);
	}

	@Test
	void placeIsKnownAlthoughAnotherValueIsNotValid() throws LaunchException {
		this.configured.yaml("daemon: {name: shop, umask: 9z, restart.delay: soon, umsk: 1}");
		BoundProperties properties = BoundProperties.of(this.configured.environment());
		assertThat(properties.place(Configured.LOCATION).pidFile()).isEqualTo(Path.of("/opt/orders/shop.pid"));
	}

	@Test
	void placeIsNotKnownIfAValueOfItIsNotValid() {
		BoundProperties properties = BoundProperties.of(this.configured.yaml("daemon.pid-file: ''").environment());
		assertThat(catchThrowableOfType(LaunchException.class, () -> properties.place(Configured.LOCATION)))
			.hasMessageStartingWith("'daemon.pid-file' is ''");
	}

	@Test
	void orDefaultsHasTheDefaultOnlyOfWhatIsNotValid() {
		this.configured.yaml("daemon: {start-timeout: soon, ready-when: started}");
		DaemonProperties properties = BoundProperties.of(this.configured.environment()).orDefaults();
		assertThat(properties.startTimeout()).hasMinutes(2);
		assertThat(properties.readyWhen()).isEqualTo(ReadyWhen.STARTED);
	}

	@Test
	void isSetTellsAValueFromADefault() {
		BoundProperties properties = BoundProperties
			.of(this.configured.yaml("daemon.restart.policy: never").environment());
		assertThat(properties.isSet("restart.policy")).isTrue();
		assertThat(properties.isSet("restart.delay")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "auto, AUTO", "always, ALWAYS", "NEVER, NEVER" })
	void backgroundTakesItsValuesInAnyCase(String value, Background background) throws LaunchException {
		assertThat(BoundProperties.of(this.configured.yaml("daemon.background: " + value).environment()).background())
			.isEqualTo(background);
	}

}
