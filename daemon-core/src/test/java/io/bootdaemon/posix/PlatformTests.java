package io.bootdaemon.posix;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlatformTests {

	@ParameterizedTest
	@CsvSource({ "Linux,amd64,LINUX", "Linux,x86_64,LINUX", "Linux,aarch64,LINUX", "Mac OS X,aarch64,MACOS",
			"Mac OS X,x86_64,MACOS" })
	void knows(String system, String processor, Platform platform) {
		assertThat(Platform.of(system, processor)).isEqualTo(platform);
	}

	@ParameterizedTest
	@CsvSource({ "Windows 11,amd64", "FreeBSD,amd64", "Linux,riscv64", "Linux,i386" })
	void doesNotKnow(String system, String processor) {
		assertThat(Platform.of(system, processor)).isNull();
	}

}
