package io.bootdaemon.posix;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlatformTests {

	@ParameterizedTest
	@CsvSource({ "Linux,amd64,LINUX_X86_64", "Linux,x86_64,LINUX_X86_64", "Linux,aarch64,LINUX_AARCH64",
			"Mac OS X,aarch64,MACOS", "Mac OS X,x86_64,MACOS" })
	void knows(String system, String processor, Platform platform) {
		assertThat(Platform.of(system, processor)).isEqualTo(platform);
	}

	@ParameterizedTest
	@CsvSource({ "Windows 11,amd64", "FreeBSD,amd64", "Linux,riscv64", "Linux,i386" })
	void doesNotKnow(String system, String processor) {
		assertThat(Platform.of(system, processor)).isNull();
	}

	@Test
	void noFollowDiffersBetweenProcessors() {
		assertThat(Platform.LINUX_X86_64.openFlags().noFollow()).isEqualTo(0x20000);
		assertThat(Platform.LINUX_AARCH64.openFlags().noFollow()).isEqualTo(0x8000);
	}

	@ParameterizedTest
	@CsvSource({ "1,EPERM,EPERM", "2,ENOENT,ENOENT", "11,EAGAIN,EDEADLK", "28,ENOSPC,ENOSPC", "34,ERANGE,ERANGE",
			"35,errno 35,EAGAIN", "36,ENAMETOOLONG,errno 36", "40,ELOOP,errno 40", "62,errno 62,ELOOP",
			"0,errno 0,errno 0" })
	void namesErrors(int number, String linux, String macos) {
		assertThat(Errno.name(number, Platform.LINUX_AARCH64)).isEqualTo(linux);
		assertThat(Errno.name(number, Platform.MACOS)).isEqualTo(macos);
	}

}
