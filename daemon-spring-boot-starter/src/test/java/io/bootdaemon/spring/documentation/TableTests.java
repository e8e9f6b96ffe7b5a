package io.bootdaemon.spring.documentation;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.commandline.Flag;
import io.bootdaemon.control.DaemonStatus;
import io.bootdaemon.control.DaemonLookup.Condition;
import io.bootdaemon.service.unit.UnitFormat;
import io.bootdaemon.spring.properties.PropertyDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tables that restate code have its rows, in the same order.
 */
class TableTests {

	private static final String README = "README.md";

	private static final String REFERENCE = "daemon-spring-boot-starter/docs/reference.md";

	@ParameterizedTest
	@ValueSource(strings = { README, REFERENCE })
	void flagsAreThoseOfTheParser(String page) {
		assertThat(Page.of(page).firstColumn("Flags"))
			.containsExactlyElementsOf(Flag.told().stream().map(Flag::syntax).toList());
	}

	@ParameterizedTest
	@ValueSource(strings = { README, REFERENCE })
	void flagsThatAreOursOnlyBesideAnotherSaySo(String page) {
		List<List<String>> rows = Page.of(page).table("Flags");
		for (Flag flag : Flag.told()) {
			flag.beside()
				.ifPresent((other) -> assertThat(rows.get(Flag.told().indexOf(flag)).get(1))
					.startsWith("beside " + other.syntax().split("[,\\[]")[0]));
		}
	}

	@Test
	void exitCodesAreThoseThatThereAre() {
		List<String> codes = Arrays.stream(ExitStatus.values()).map((status) -> String.valueOf(status.code())).toList();
		assertThat(Page.of(REFERENCE).firstColumn("Exit codes")).startsWith(codes.toArray(String[]::new))
			.hasSize(codes.size() + 1)
			.endsWith("others");
	}

	@Test
	void exitCodesMeanTheSame() {
		List<List<String>> rows = Page.of(REFERENCE).table("Exit codes");
		for (ExitStatus status : ExitStatus.values()) {
			assertThat(rows.get(status.ordinal()).get(1)).contains(status.description().replace("`", ""));
		}
	}

	@Test
	void propertiesAreThoseOfTheMetadata() {
		assertThat(Page.of(REFERENCE).firstColumn("Properties"))
			.containsExactlyElementsOf(PropertyDescription.all().stream().map(PropertyDescription::name).toList());
	}

	@Test
	void defaultsAreThoseOfTheMetadata() {
		List<List<String>> rows = Page.of(REFERENCE).table("Properties");
		List<PropertyDescription> properties = PropertyDescription.all();
		for (int i = 0; i < rows.size(); i++) {
			String defaultValue = properties.get(i).defaultValue();
			if (defaultValue != null) {
				assertThat(rows.get(i).get(1)).as(rows.get(i).get(0))
					.isEqualTo(defaultValue.replaceAll("^0[sB]$", "0"));
			}
		}
	}

	@Test
	void readmeHasSomePropertiesWithTheSameDefaults() {
		List<List<String>> all = Page.of(REFERENCE)
			.table("Properties")
			.stream()
			.map((row) -> row.subList(0, 2))
			.toList();
		assertThat(Page.of(README).table("Properties")).isNotEmpty()
			.allSatisfy((row) -> assertThat(all).contains(row.subList(0, 2)));
	}

	@Test
	void keysOfTheStatusAreThose() {
		DaemonStatus status = new DaemonStatus("app", Condition.STOPPED, "", OptionalLong.empty(), "", false,
				Optional.empty(), Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty(),
				List.of(), Optional.empty(), Optional.empty(), Path.of("app.pid"), Path.of("app.out"),
				OptionalLong.empty(), OptionalLong.empty(), 0, Optional.empty(), Optional.empty());
		assertThat(Page.of(REFERENCE)
			.firstColumn("Status as JSON")
			.stream()
			.flatMap((cell) -> Arrays.stream(cell.split(", "))))
			.containsExactlyElementsOf(status.toMap(Instant.EPOCH).keySet());
	}

	@Test
	void serviceFilesAreOfTheFormatsThatThereAre() {
		assertThat(Page.guide("systemd").firstColumn("Service files"))
			.containsExactlyElementsOf(Arrays.stream(UnitFormat.values()).map(UnitFormat::id).toList());
	}

	@Test
	void actionsOfTheControlScriptAreThoseOfItsUsage() {
		String usage = Page.sources("control/usage.sh").get(0);
		assertThat(Page.guide("operations").firstColumn("The control script"))
			.hasSameSizeAs(usage.lines().filter((line) -> line.strip().startsWith("'  ")).toList())
			.allSatisfy((action) -> assertThat(usage).contains("'  " + action + " "));
	}

}
