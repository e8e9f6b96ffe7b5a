package io.bootdaemon.posix;

import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The supported platforms. Loads no native code.
 */
enum Platform {

	/** On x86-64 and aarch64, with glibc or musl. */
	LINUX("/proc/self/fd"),

	/** On both processors. */
	MACOS("/dev/fd");

	private final String descriptors;

	Platform(String descriptors) {
		this.descriptors = descriptors;
	}

	/** The one of this JVM, unless it is another one. */
	static Optional<Platform> current() {
		return Optional.ofNullable(of(System.getProperty("os.name"), System.getProperty("os.arch")));
	}

	static @Nullable Platform of(String system, String processor) {
		if (system.startsWith("Mac")) {
			return MACOS;
		}
		boolean known = switch (processor) {
			case "amd64", "x86_64", "aarch64" -> true;
			default -> false;
		};
		return (known && system.toLowerCase(Locale.ROOT).startsWith("linux")) ? LINUX : null;
	}

	/** The directory of this process's open descriptors. */
	String descriptors() {
		return this.descriptors;
	}

	/** POSIX_SPAWN_SETSID. */
	int spawnSetsid() {
		return (this == MACOS) ? Libc.MACOS_POSIX_SPAWN_SETSID : Libc.LINUX_POSIX_SPAWN_SETSID;
	}

	/** F_DUPFD_CLOEXEC. */
	int duplicateCloseOnExec() {
		return (this == MACOS) ? Libc.MACOS_F_DUPFD_CLOEXEC : Libc.LINUX_F_DUPFD_CLOEXEC;
	}

	/** SIG_SETMASK. */
	int setMask() {
		return (this == MACOS) ? Libc.MACOS_SIG_SETMASK : Libc.LINUX_SIG_SETMASK;
	}

}
