package io.bootdaemon.service.unit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.bootdaemon.LaunchException;
import io.bootdaemon.LogRotation;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.RestartPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SupervisordProgramTests {

	private final Facts facts = new Facts();

	@Test
	void isTheProgramWithTheTimesOfTheDaemon() throws Exception {
		this.facts.options.stopTimeout(Duration.ofMillis(1500));
		assertThat(lines()).contains("[program:app]", "command=/usr/bin/java -Xmx512m -jar /srv/demo/app.jar",
				"directory=/srv/demo", "umask=027", "user=app", "autorestart=false", "stopwaitsecs=2",
				"stdout_logfile=/srv/demo/app.out", "stdout_logfile_maxbytes=0");
	}

	@Test
	void restartsAndRotatesAsTheDaemonDoes() throws Exception {
		this.facts.options.restart(RestartOptions.of(RestartPolicy.ON_FAILURE))
			.logRotation(new LogRotation(1000, 3, false));
		assertThat(lines()).contains("autorestart=unexpected", "startretries=10", "stdout_logfile_maxbytes=1000",
				"stdout_logfile_backups=3");
		this.facts.options.restart(RestartOptions.of(RestartPolicy.ALWAYS)).logFile(Path.of("/dev/null"));
		assertThat(lines()).contains("autorestart=true", "stdout_logfile=NONE");
	}

	@Test
	void wordsAreQuotedForShlexAndHaveNoComment() throws Exception {
		this.facts.arguments = Facts.NASTY;
		assertThat(lines()).contains("command=/usr/bin/java -Xmx512m -jar /srv/demo/app.jar"
				+ " '' 'a b' 'it'\\''s' '\"quoted\"' 'back\\slash' '\\' '%%i %%%% 100%%' '$HOME ${HOME} $$'"
				+ " ';' 'a '';b ''#c' '#' '<&>' ']]>' '-- --' '*?[x]{y}' '`id`' '$(id)' '~' '!' '|' 'é€'");
	}

	@Test
	void variablesAreQuotedAndSecretOnesAreSupervisords() throws Exception {
		this.facts.options.environment(Map.of("B", "100% it's, a=b", "A", "\"x\" y", "TOKEN", "secret"));
		this.facts.withheld = Set.of("TOKEN");
		this.facts.options.environment(Map.of("A", "say \"x\" y"));
		assertThat(lines()).contains("environment=A='say \"x\" y',B=\"100%% it's, a=b\",TOKEN=\"%(ENV_TOKEN)s\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a ;b", "\"a\"", "'a' \"b\"", "a\nb" })
	void variableThatSupervisordCantHaveIsRefused(String value) {
		this.facts.options.environment(Map.of("A", value));
		refuses();
	}

	@Test
	void lineBreakInAWordIsRefused() {
		this.facts.arguments = List.of("a\nb");
		refuses();
	}

	private void refuses() {
		assertThatExceptionOfType(LaunchException.class).isThrownBy(this::lines)
			.withMessageContaining("can't stand in a file of supervisord");
	}

	private List<String> lines() throws Exception {
		return this.facts.lines(UnitFormat.SUPERVISORD);
	}

}
