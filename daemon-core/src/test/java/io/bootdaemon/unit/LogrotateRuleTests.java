package io.bootdaemon.unit;

import java.nio.file.Path;

import io.bootdaemon.LaunchException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LogrotateRuleTests {

	private final Facts facts = new Facts();

	@Test
	void rotatesTheLogAndSignalsTheDaemon() throws Exception {
		this.facts.group = "staff";
		assertThat(this.facts.lines(UnitFormat.LOGROTATE)).contains("\"/srv/demo/app.out\" {", "\trotate 7", "\tcreate",
				"\tsu app staff", "\t\t[ ! -e '/srv/demo/app.pid' ] || kill -s USR1 \"$(cat '/srv/demo/app.pid')\"");
	}

	@Test
	void rootNeedsNoOtherUser() throws Exception {
		this.facts.user = null;
		assertThat(this.facts.text(UnitFormat.LOGROTATE)).doesNotContain("\tsu ");
	}

	@Test
	void pathIsNoPattern() throws Exception {
		this.facts.options.logFile(Path.of("/srv/a b*?[x]{y}/app.out"));
		assertThat(this.facts.lines(UnitFormat.LOGROTATE)).contains("\"/srv/a b\\*\\?\\[x\\]\\{y\\}/app.out\" {");
	}

	@Test
	void quoteIsRefused() {
		this.facts.options.logFile(Path.of("/srv/it's/app.out"));
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> this.facts.text(UnitFormat.LOGROTATE))
			.withMessageContaining("can't stand in a file of logrotate");
	}

	@Test
	void noLogIsRefused() {
		this.facts.options.logFile(Path.of("/dev/null"));
		assertThatExceptionOfType(LaunchException.class).isThrownBy(() -> this.facts.text(UnitFormat.LOGROTATE))
			.withMessageStartingWith("There is no log to rotate");
	}

}
