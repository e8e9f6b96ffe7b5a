package io.bootdaemon.posix;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads struct passwd and struct group as glibc and musl have them on 64-bit Linux
 * (pwd.h, grp.h). They are the C library's own, valid until it is asked again.
 */
final class AccountStructs {

	private static final int UID = 16;

	private static final int GID = 20;

	private static final int HOME = 32;

	private static final int GROUPS_GID = 16;

	private AccountStructs() {
	}

	/** A user; none at address 0. */
	static Optional<Account> user(long address) {
		return (address == 0) ? Optional.empty() : Optional.of(new Account(text(address),
				NativeMemory.readInt(address + UID), NativeMemory.readInt(address + GID), text(address + HOME)));
	}

	/** The id of a group; none at address 0. */
	static OptionalInt group(long address) {
		return (address == 0) ? OptionalInt.empty() : OptionalInt.of(NativeMemory.readInt(address + GROUPS_GID));
	}

	private static String text(long pointer) {
		return NativeMemory.readString(NativeMemory.readPointer(pointer));
	}

}
