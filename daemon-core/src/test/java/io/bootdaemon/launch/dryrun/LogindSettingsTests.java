package io.bootdaemon.launch.dryrun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LogindSettingsTests {

	@TempDir
	Path root;

	@ParameterizedTest
	@CsvSource({ "'', false", "#KillUserProcesses=yes, false", "KillUserProcesses=no, false",
			"KillUserProcesses=yes, true", "KillUserProcesses = on, true", "KillUserProcesses=1, true" })
	void parseReadsAsSystemdDoes(String line, boolean kills) {
		assertThat(LogindSettings.parse(List.of("[Login]", line)).kills("anna")).isEqualTo(kills);
	}

	@Test
	void usersAreToldApart() {
		assertThat(LogindSettings.parse(List.of("KillUserProcesses=yes")).kills("root")).isFalse();
		LogindSettings settings = LogindSettings
			.parse(List.of("KillUserProcesses=yes", "KillOnlyUsers=anna bert", "KillExcludeUsers=bert"));
		assertThat(settings.kills("anna")).isTrue();
		assertThat(settings.kills("bert")).isFalse();
		assertThat(settings.kills("carl")).isFalse();
	}

	@Test
	void readWithoutFilesKillsNobody() {
		assertThat(LogindSettings.read(this.root).kills("anna")).isFalse();
	}

	@Test
	void readTakesTheLastDropIn() throws IOException {
		write("usr/lib/systemd/logind.conf", "KillUserProcesses=yes");
		assertThat(LogindSettings.read(this.root).kills("anna")).isTrue();
		write("etc/systemd/logind.conf", "KillUserProcesses=no");
		assertThat(LogindSettings.read(this.root).kills("anna")).as("its own file hides that of the system").isFalse();
		write("usr/lib/systemd/logind.conf.d/20-vendor.conf", "KillUserProcesses=yes");
		assertThat(LogindSettings.read(this.root).kills("anna")).isTrue();
		write("etc/systemd/logind.conf.d/20-vendor.conf", "#");
		assertThat(LogindSettings.read(this.root).kills("anna")).as("of one name the one in /etc counts").isFalse();
		write("etc/systemd/logind.conf.d/30-local.conf", "KillUserProcesses=yes");
		write("etc/systemd/logind.conf.d/40-local.txt", "KillUserProcesses=no");
		assertThat(LogindSettings.read(this.root).kills("anna")).isTrue();
	}

	private void write(String name, String text) throws IOException {
		Files.createDirectories(this.root.resolve(name).getParent());
		Files.writeString(this.root.resolve(name), "[Login]\n" + text + "\n");
	}

}
