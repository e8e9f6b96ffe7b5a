package io.bootdaemon.posix;

import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The platforms we run on, and the numbers of their C libraries, which no call tells.
 * Where the POSIX systems agree (F_SETFD, SIGTERM), the number stands where it is used.
 */
enum Platform {

	/** As asm-generic/fcntl.h has it. */
	LINUX_X86_64(new OpenFlags(0100, 0200, 02000, 04000, 0400, 0400000, 02000000, 0200000), 11, 0x80, 1030, 2,
			"/proc/self/fd"),

	/**
	 * As arch/arm64/include/uapi/asm/fcntl.h has it: O_NOFOLLOW and O_DIRECTORY differ.
	 */
	LINUX_AARCH64(new OpenFlags(0100, 0200, 02000, 04000, 0400, 0100000, 02000000, 040000), 11, 0x80, 1030, 2,
			"/proc/self/fd"),

	/**
	 * As sys/fcntl.h, sys/errno.h and sys/spawn.h of macOS have it, on both processors.
	 */
	MACOS(new OpenFlags(0x200, 0x800, 0x8, 0x4, 0x20000, 0x100, 0x1000000, 0x100000), 35, 0x400, 67, 3, "/dev/fd");

	private final OpenFlags openFlags;

	private final int wouldBlock;

	private final int spawnSetsid;

	private final int duplicateCloseOnExec;

	private final int setMask;

	private final String descriptors;

	Platform(OpenFlags openFlags, int wouldBlock, int spawnSetsid, int duplicateCloseOnExec, int setMask,
			String descriptors) {
		this.openFlags = openFlags;
		this.wouldBlock = wouldBlock;
		this.spawnSetsid = spawnSetsid;
		this.duplicateCloseOnExec = duplicateCloseOnExec;
		this.setMask = setMask;
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
		if (!system.toLowerCase(Locale.ROOT).startsWith("linux")) {
			return null;
		}
		return switch (processor) {
			case "amd64", "x86_64" -> LINUX_X86_64;
			case "aarch64" -> LINUX_AARCH64;
			default -> null;
		};
	}

	OpenFlags openFlags() {
		return this.openFlags;
	}

	/** EWOULDBLOCK. */
	int wouldBlock() {
		return this.wouldBlock;
	}

	/** POSIX_SPAWN_SETSID. */
	int spawnSetsid() {
		return this.spawnSetsid;
	}

	/** F_DUPFD_CLOEXEC. */
	int duplicateCloseOnExec() {
		return this.duplicateCloseOnExec;
	}

	/** SIG_SETMASK. */
	int setMask() {
		return this.setMask;
	}

	/** The directory of this process's open descriptors. */
	String descriptors() {
		return this.descriptors;
	}

	/**
	 * Flags of open(2).
	 */
	record OpenFlags(int create, int exclusive, int append, int nonBlocking, int noControllingTerminal, int noFollow,
			int closeOnExec, int directory) {

	}

}
