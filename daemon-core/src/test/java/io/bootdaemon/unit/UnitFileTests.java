package io.bootdaemon.unit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class UnitFileTests {

	@TempDir
	private Path directory;

	@ParameterizedTest
	@CsvSource({ "SYSTEMD, --server.port=1, rw-r--r--", "SYSTEMD, --db.password=x, rw-------",
			"SYSTEMD, --db.url=jdbc://me:x@host/, rw-------", "OPENRC, --server.port=1, rwxr-xr-x",
			"OPENRC, --db.password=x, rwx------" })
	void fileWithWhatMayBeASecretIsForItsOwnerOnly(UnitFormat format, String argument, String permissions)
			throws Exception {
		Facts facts = new Facts();
		facts.arguments = List.of(argument);
		Path file = this.directory.resolve("unit");
		new UnitFile(format, facts.build()).install(file);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo(permissions);
	}

}
