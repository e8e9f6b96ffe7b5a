package io.bootdaemon.posix;

import jnr.ffi.Pointer;

/**
 * What posix_spawn(3) does in the new process before the program starts, in the C
 * library's own structures.
 */
final class SpawnAttributes implements AutoCloseable {

	/** More than either structure needs anywhere. */
	private static final int STRUCT_BYTES = 512;

	private final Libc libc;

	private final Pointer fileActions;

	private final Pointer attributes;

	SpawnAttributes(CLibrary library) {
		this.libc = library.libc();
		this.fileActions = library.zeroed(STRUCT_BYTES);
		this.attributes = library.zeroed(STRUCT_BYTES);
		this.libc.posix_spawn_file_actions_init(this.fileActions);
		this.libc.posix_spawnattr_init(this.attributes);
	}

	void addDuplicate(int descriptor, int as) {
		this.libc.posix_spawn_file_actions_adddup2(this.fileActions, descriptor, as);
	}

	void setBlocked(Pointer signals) {
		this.libc.posix_spawnattr_setsigmask(this.attributes, signals);
	}

	void setDefault(Pointer signals) {
		this.libc.posix_spawnattr_setsigdefault(this.attributes, signals);
	}

	void setFlags(int flags) {
		this.libc.posix_spawnattr_setflags(this.attributes, (short) flags);
	}

	Pointer fileActions() {
		return this.fileActions;
	}

	Pointer attributes() {
		return this.attributes;
	}

	@Override
	public void close() {
		this.libc.posix_spawn_file_actions_destroy(this.fileActions);
		this.libc.posix_spawnattr_destroy(this.attributes);
	}

}
