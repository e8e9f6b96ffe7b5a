package io.bootdaemon.posix;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

import jnr.ffi.Pointer;
import jnr.ffi.Runtime;
import jnr.ffi.StructLayout;
import org.jspecify.annotations.Nullable;

/**
 * The structures passwd and group, in the order of pwd.h and grp.h of glibc and musl.
 * JNR-POSIX's own can be had only through its facade, which loads a second library and
 * reads names as UTF-8.
 */
final class AccountLayouts {

	private final Passwd passwd;

	private final Group group;

	AccountLayouts(Runtime runtime) {
		this.passwd = new Passwd(runtime);
		this.group = new Group(runtime);
	}

	/** The user that a call has found; none at null. */
	Optional<Account> account(@Nullable Pointer found) {
		return Optional.ofNullable(found)
			.map((it) -> new Account(text(this.passwd.name.get(it)), this.passwd.uid.intValue(it),
					this.passwd.gid.intValue(it), text(this.passwd.directory.get(it))));
	}

	/** The id of the group that a call has found; none at null. */
	OptionalInt gid(@Nullable Pointer found) {
		return (found != null) ? OptionalInt.of(this.group.gid.intValue(found)) : OptionalInt.empty();
	}

	/** The name of the group that a call has found; none at null. */
	Optional<String> groupName(@Nullable Pointer found) {
		return Optional.ofNullable(found).map((it) -> text(this.group.name.get(it)));
	}

	private static String text(Pointer string) {
		return string.getString(0, Integer.MAX_VALUE, StandardCharsets.ISO_8859_1);
	}

	private static final class Passwd extends StructLayout {

		private final Pointer name = new Pointer();

		private final Pointer password = new Pointer();

		private final Signed32 uid = new Signed32();

		private final Signed32 gid = new Signed32();

		private final Pointer comment = new Pointer();

		private final Pointer directory = new Pointer();

		private Passwd(Runtime runtime) {
			super(runtime);
		}

	}

	private static final class Group extends StructLayout {

		private final Pointer name = new Pointer();

		private final Pointer password = new Pointer();

		private final Signed32 gid = new Signed32();

		private Group(Runtime runtime) {
			super(runtime);
		}

	}

}
