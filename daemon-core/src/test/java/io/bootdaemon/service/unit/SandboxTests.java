package io.bootdaemon.service.unit;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SandboxTests {

	private final Facts facts = new Facts();

	@Test
	void writesWhereItWorksAndNowhereElse() {
		assertThat(sandbox().writable()).containsExactly(Path.of("/srv/demo"));
		assertThat(sandbox().usesHome()).isFalse();
		assertThat(sandbox().usesTemporaryFiles()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/usr/share/app", "/etc", "/opt/../etc/x" })
	void systemIsNotToBeWritten(String directory) {
		this.facts.directory = Path.of(directory).normalize().toString();
		assertThat(sandbox().writable()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-Xlog:gc*:file=/var/log/app/gc.log:time", "-Xlog:gc:/var/log/app/gc.log",
			"-Xloggc:/var/log/app/gc.log", "-XX:HeapDumpPath=/var/log/app/x.hprof", "-XX:ErrorFile=/var/log/app/x",
			"-XX:StartFlightRecording=dumponexit=true,filename=/var/log/app/x.jfr" })
	void directoryOfAFileThatTheJvmWritesIsWritable(String option) {
		this.facts.configured = List.of(option);
		assertThat(sandbox().writable()).containsExactly(Path.of("/srv/demo"), Path.of("/var/log/app"));
	}

	@Test
	void directoryForTemporaryFilesIsWritable() {
		this.facts.jvmOptions = List.of("-Djava.io.tmpdir=/data/tmp");
		assertThat(sandbox().writable()).containsExactly(Path.of("/srv/demo"), Path.of("/data/tmp"));
	}

	@Test
	void directoryWithinAnotherIsNotSaidTwice() {
		this.facts.writable = List.of(Path.of("/srv/demo/logs"), Path.of("/srv/demo"), Path.of("/srv/demo2"));
		assertThat(sandbox().writable()).containsExactly(Path.of("/srv/demo"), Path.of("/srv/demo2"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "--x=/home/me/x", "/root", "-Dx=a:/root/x", "file:/home" })
	void homeIsUsedWhereverItStandsInAWord(String word) {
		this.facts.arguments = List.of(word);
		assertThat(sandbox().usesHome()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/srv/home/x", "/homes", "/rooted", "home/x", "/srv/tmp" })
	void whatOnlyLooksLikeItIsNotUsed(String word) {
		this.facts.arguments = List.of(word);
		assertThat(sandbox().usesHome()).isFalse();
		assertThat(sandbox().usesTemporaryFiles()).isFalse();
	}

	private Sandbox sandbox() {
		return new Sandbox(this.facts.build());
	}

}
