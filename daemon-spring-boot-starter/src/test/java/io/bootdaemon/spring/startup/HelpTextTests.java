package io.bootdaemon.spring.startup;

import java.util.Arrays;
import java.util.List;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.commandline.Flag;
import io.bootdaemon.spring.properties.PropertyDescription;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HelpTextTests {

	private final List<String> lines = HelpText.text().lines().toList();

	@Test
	void everyFlagIsThereAsItIsTyped() {
		assertThat(Flag.told()).allSatisfy((flag) -> assertThat(this.lines).anyMatch((line) -> {
			String label = line.substring(0, Math.min(line.length(), 26)).strip();
			return label.equals(flag.syntax()) || label.endsWith(" " + flag.syntax());
		}));
		assertThat(this.lines).anyMatch((line) -> line.startsWith("  -d --dry-run "))
			.anyMatch((line) -> line.startsWith("  --status --wait=DURATION "));
	}

	@Test
	void everyPropertyIsThereWithItsDefault() {
		assertThat(PropertyDescription.all()).allSatisfy((property) -> assertThat(this.lines)
			.anyMatch((line) -> (line + " ").startsWith("  " + property.name() + " ")));
		assertThat(this.lines).contains("  daemon.umask                 File mode creation mask, octal [027]");
	}

	@Test
	void everyExitCodeIsThere() {
		assertThat(Arrays.stream(ExitStatus.values()).map((status) -> "  " + status.code() + " "))
			.allSatisfy((start) -> assertThat(this.lines).anyMatch((line) -> line.startsWith(start)));
	}

	@Test
	void textFitsATerminal() {
		assertThat(this.lines).allSatisfy((line) -> assertThat(line).hasSizeLessThanOrEqualTo(80))
			.hasSizeLessThan(80)
			.noneMatch((line) -> line.contains("`"));
	}

}
