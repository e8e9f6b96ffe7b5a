package io.bootdaemon.service.unit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class UnitFileTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "--server.port=1, rw-r--r--", "--db.password=x, rw-------", "--db.url=jdbc://me:x@host/, rw-------" })
	void fileWithWhatMayBeASecretIsForItsOwnerOnly(String argument, String permissions) throws Exception {
		Facts facts = new Facts();
		facts.arguments = List.of(argument);
		Path file = this.directory.resolve("unit");
		new UnitFile(UnitFormat.SYSTEMD, facts.build()).install(file);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo(permissions);
	}

	@ParameterizedTest
	@EnumSource(value = UnitFormat.class, mode = EnumSource.Mode.EXCLUDE, names = "KUBERNETES")
	void fileOfAnotherApplicationIsLeftAlone(UnitFormat format) throws Exception {
		Path file = this.directory.resolve("unit");
		Facts facts = new Facts();
		new UnitFile(format, facts.build()).install(file);
		new UnitFile(format, facts.build()).install(file);
		String ours = Files.readString(file);
		Files.writeString(file, ours.replace("/srv/demo/app.jar", "/srv/other.jar"));
		assertThatExceptionOfType(LaunchException.class)
			.isThrownBy(() -> new UnitFile(format, facts.build()).install(file))
			.withMessageContaining("it is that of /srv/other.jar")
			.satisfies((ex) -> assertThat(ex.exitStatus()).isEqualTo(ExitStatus.CANNOT_CREATE));
		assertThat(file).content().contains("/srv/other.jar");
	}

}
