package io.bootdaemon.posix;

import com.kenai.jffi.Type;

/**
 * What posix_spawn(3) does in the new process before the program starts, in the C
 * library's own structures.
 */
final class SpawnAttributes implements AutoCloseable {

	/** More than either structure needs anywhere. */
	private static final int STRUCT_BYTES = 512;

	private final NativeMemory fileActions = NativeMemory.zeroed(STRUCT_BYTES);

	private final NativeMemory attributes = NativeMemory.zeroed(STRUCT_BYTES);

	SpawnAttributes() {
		call("posix_spawn_file_actions_init", this.fileActions);
		call("posix_spawnattr_init", this.attributes);
	}

	void addDuplicate(int descriptor, int as) {
		NativeFunction.of("posix_spawn_file_actions_adddup2", Type.SINT32, Type.POINTER, Type.SINT32, Type.SINT32)
			.call(this.fileActions, descriptor, as);
	}

	void setBlocked(NativeMemory signals) {
		set("posix_spawnattr_setsigmask", Type.POINTER, signals);
	}

	void setDefault(NativeMemory signals) {
		set("posix_spawnattr_setsigdefault", Type.POINTER, signals);
	}

	void setFlags(int flags) {
		set("posix_spawnattr_setflags", Type.SINT16, flags);
	}

	NativeMemory fileActions() {
		return this.fileActions;
	}

	NativeMemory attributes() {
		return this.attributes;
	}

	@Override
	public void close() {
		call("posix_spawn_file_actions_destroy", this.fileActions);
		call("posix_spawnattr_destroy", this.attributes);
	}

	private void set(String function, Type type, Object value) {
		NativeFunction.of(function, Type.SINT32, Type.POINTER, type).call(this.attributes, value);
	}

	private static void call(String function, NativeMemory structure) {
		NativeFunction.of(function, Type.SINT32, Type.POINTER).call(structure);
	}

}
