package io.bootdaemon.spring.properties;

import java.nio.file.Path;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OctalTextTests {

	@TempDir
	Path directory;

	private Configured configured = new Configured(Path.of(""));

	@BeforeEach
	void useDirectory() {
		this.configured = new Configured(this.directory);
	}

	@ParameterizedTest
	@ValueSource(strings = { "027", "'027'", "\"027\"", "0o27", "27", "'27'", "0027", "027 # comment", "' 027 '" })
	void readInYamlMeansWhatWasTyped(String typed) throws LaunchException {
		assertThat(this.configured.yaml("daemon:\n  umask: " + typed + "\n").bind().umask()).isEqualTo(0027);
	}

	@ParameterizedTest
	@ValueSource(strings = { "daemon.umask: 027", "daemon: {umask: 027}", "daemon: {name: x, umask: 027}",
			"{\"daemon\": {\"umask\": 027}}", "daemon:\n  umask:\n    027", "\"daemon.umask\":   027",
			"daemon.UMASK: 027", "x: \u20ac\ndaemon: {name: \"\u20ac\", umask: 027}" })
	void readInYamlOfAnyFormMeansWhatWasTyped(String yaml) throws LaunchException {
		assertThat(this.configured.yaml(yaml).bind().umask()).isEqualTo(0027);
	}

	@ParameterizedTest
	@CsvSource({ "0640, 416", "640, 416", "'''0640''', 416", "0600, 384", "0, 0", "7, 7", "'''00640''', -1" })
	void readOfPermissionsMeansWhatWasTyped(String typed, int permissions) throws LaunchException {
		this.configured.yaml("daemon.log-file-permissions: " + typed);
		if (permissions >= 0) {
			assertThat(this.configured.bind().logFilePermissions()).isEqualTo(permissions);
		}
		else {
			assertThat(this.configured.failure().exitStatus()).isEqualTo(ExitStatus.CONFIGURATION);
		}
	}

	@Test
	void readInYamlTakesTheDocumentThatCounts() throws LaunchException {
		this.configured.yaml("daemon.umask: 022\n---\ndaemon.umask: 027\n");
		assertThat(this.configured.bind().umask()).isEqualTo(0027);
	}

	@Test
	void readInYamlOfAProfileOrAnImportMeansWhatWasTyped() throws LaunchException {
		this.configured.yaml("spring: {profiles.active: p, config.import: more.yaml}\n")
			.file("application-p.yaml", "\n\ndaemon.umask: 077\n")
			.file("more.yaml", "daemon.log-file-permissions: 0600\n");
		DaemonOptions options = this.configured.bind();
		assertThat(options.umask()).isEqualTo(0077);
		assertThat(options.logFilePermissions()).isEqualTo(0600);
	}

	@ParameterizedTest
	@ValueSource(strings = { "daemon.umask=027", "daemon.umask = 0o27", "daemon.umask:27  " })
	void readInPropertiesMeansWhatWasTyped(String properties) throws LaunchException {
		assertThat(this.configured.properties(properties).bind().umask()).isEqualTo(0027);
	}

	@Test
	void readOfAVariableMeansWhatWasTyped() throws LaunchException {
		assertThat(this.configured.variable("DAEMON_UMASK", "077").bind().umask()).isEqualTo(0077);
	}

	@Test
	void readOfAnArgumentMeansWhatWasTyped() throws LaunchException {
		assertThat(this.configured.arguments("--daemon.umask=077").bind().umask()).isEqualTo(0077);
	}

	@Test
	void readInJsonTakesText() throws LaunchException {
		assertThat(
				this.configured.variable("SPRING_APPLICATION_JSON", "{\"daemon\":{\"umask\":\"077\"}}").bind().umask())
			.isEqualTo(0077);
	}

	@Test
	void readInJsonTakesTheDigitsOfANumber() throws LaunchException {
		this.configured.variable("SPRING_APPLICATION_JSON", "{\"daemon\":{\"umask\":27}}");
		assertThat(this.configured.bind().umask()).isEqualTo(0027);
	}

	@Test
	void readOfADefaultPropertyTakesText() throws LaunchException {
		assertThat(this.configured.defaultProperty("daemon.umask", "077").bind().umask()).isEqualTo(0077);
	}

	@Test
	void readOfADefaultPropertyRefusesANumber() {
		assertNotQuoted(this.configured.defaultProperty("daemon.umask", 0027));
	}

	@Test
	void readInYamlRefusesAHexadecimalNumber() {
		assertNotQuoted(this.configured.yaml("daemon.umask: 0x17"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "daemon.umask: ${mask}\nmask: 027", "daemon.umask: '${mask}'\nmask: '027'",
			"daemon.umask: ${a}\na: ${b}\nb: 027", "daemon.umask: ${nothing:027}",
			"daemon.umask: ${my.own-mask}\nmy: {own-mask: 027}", "daemon.umask: ${MASK}\nMASK: 027",
			"daemon.umask: ${my_mask}\nmy_mask: 027", "daemon.umask: ${ownMask}\nownMask: 027",
			"daemon.umask: ${nothing:${mask}}\nmask: 027" })
	void readOfAPlaceholderMeansWhatWasTyped(String yaml) throws LaunchException {
		assertThat(this.configured.yaml(yaml).bind().umask()).isEqualTo(0027);
	}

	@Test
	void readOfAPlaceholderWithinATextIsRefused() {
		assertNotQuoted(this.configured.yaml("daemon.umask: 0${mask}\nmask: 27"));
	}

	@Test
	void readOfPlaceholdersThatMeanEachOtherIsRefused() {
		LaunchException failure = this.configured.yaml("daemon.umask: ${a}\na: ${b}\nb: ${a}").failure();
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.CONFIGURATION);
		assertThat(failure)
			.hasMessageStartingWith("'daemon.umask' is '${a}', which can't be read: Circular placeholder")
			.hasMessageContaining("application.yaml");
	}

	@Test
	void readOfAPlaceholderTakesAVariable() throws LaunchException {
		this.configured.yaml("daemon.umask: ${SITE_UMASK}").variable("SITE_UMASK", "077");
		assertThat(this.configured.bind().umask()).isEqualTo(0077);
	}

	@Test
	void readOfAPlaceholderTakesWhatOverridesIt() throws LaunchException {
		this.configured.yaml("daemon.umask: ${site.mask}\nsite.mask: 022").variable("SITE_MASK", "077");
		assertThat(this.configured.bind().umask()).isEqualTo(0077);
	}

	@ParameterizedTest
	@CsvSource({ "umask, 9z, 0777", "umask, 999, 0777", "umask, '''999''', 0777", "umask, 01777, 0777",
			"umask, '''01777''', 0777", "umask, -1, 0777", "umask, '''''', 0777", "umask, rwx, 0777",
			"umask, 1.5, 0777", "umask, 99999999999, 0777", "umask, true, 0777", "pid-file-permissions, 888, 0666",
			"pid-file-permissions, 0755, 0666", "log-file-permissions, 888, 0666", "log-file-permissions, 0644x, 0666",
			"log-file-permissions, 02640, 0666" })
	void readRefusesWhatIsNoOctalNumberAndSaysWhatWasTyped(String name, String typed, String highest) {
		LaunchException failure = this.configured.yaml("daemon." + name + ": " + typed + "\n").failure();
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.CONFIGURATION);
		assertThat(failure).hasMessageContaining("'daemon." + name + "' is '" + typed.replace("'", "") + "'");
		assertThat(failure.getMessage() + failure.action()).containsAnyOf(highest, "Quote it");
	}

	private static void assertNotQuoted(Configured configured) {
		LaunchException failure = configured.failure();
		assertThat(failure.exitStatus()).isEqualTo(ExitStatus.CONFIGURATION);
		assertThat(failure).hasMessageContaining("'daemon.umask'");
		assertThat(failure.action()).contains("Quote it");
	}

}
