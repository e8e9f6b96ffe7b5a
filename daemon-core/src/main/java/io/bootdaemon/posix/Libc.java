package io.bootdaemon.posix;

import com.kenai.jffi.LastError;
import com.kenai.jffi.Type;

/**
 * The functions of the C library that a launch needs, as its headers declare them. By
 * JNR's lowest layer: jnr-posix and jnr-ffi on top of it load five times as many classes
 * for a dozen calls, and have no posix_spawn that takes signals and a session.
 */
final class Libc {

	private static final Type INT = Type.SINT32;

	private static final Type POINTER = Type.POINTER;

	private final NativeFunction open = NativeFunction.variadic("open", 2, INT, POINTER, INT, INT);

	private final NativeFunction close = NativeFunction.of("close", INT, INT);

	private final NativeFunction fchmod = NativeFunction.of("fchmod", INT, INT, INT);

	private final NativeFunction fchown = NativeFunction.of("fchown", INT, INT, INT, INT);

	private final NativeFunction flock = NativeFunction.of("flock", INT, INT, INT);

	private final NativeFunction dup2 = NativeFunction.of("dup2", INT, INT, INT);

	private final NativeFunction chdir = NativeFunction.of("chdir", INT, POINTER);

	private final NativeFunction fcntl = NativeFunction.variadic("fcntl", 2, INT, INT, INT, INT);

	private final NativeFunction pipe = NativeFunction.of("pipe", INT, POINTER);

	private final NativeFunction geteuid = NativeFunction.of("geteuid", INT);

	private final NativeFunction signal = NativeFunction.of("signal", POINTER, INT, POINTER);

	private final NativeFunction sigmask = NativeFunction.of("pthread_sigmask", INT, INT, POINTER, POINTER);

	private final NativeFunction execve = NativeFunction.of("execve", INT, POINTER, POINTER, POINTER);

	private final NativeFunction strerror = NativeFunction.of("strerror", POINTER, INT);

	private final NativeFunction spawn = NativeFunction.of("posix_spawn", INT, POINTER, POINTER, POINTER, POINTER,
			POINTER, POINTER);

	int open(NativeMemory path, int flags, int permissions) {
		return (int) this.open.call(path, flags, permissions);
	}

	int close(int descriptor) {
		return (int) this.close.call(descriptor);
	}

	int fchmod(int descriptor, int permissions) {
		return (int) this.fchmod.call(descriptor, permissions);
	}

	int fchown(int descriptor, int user, int group) {
		return (int) this.fchown.call(descriptor, user, group);
	}

	int flock(int descriptor, int operation) {
		return (int) this.flock.call(descriptor, operation);
	}

	int dup2(int descriptor, int number) {
		return (int) this.dup2.call(descriptor, number);
	}

	int chdir(NativeMemory path) {
		return (int) this.chdir.call(path);
	}

	int fcntl(int descriptor, int command, int argument) {
		return (int) this.fcntl.call(descriptor, command, argument);
	}

	int pipe(NativeMemory ends) {
		return (int) this.pipe.call(ends);
	}

	int geteuid() {
		return (int) this.geteuid.call();
	}

	long signal(int number, long handler) {
		return this.signal.call(number, handler);
	}

	int pthread_sigmask(int how, NativeMemory set) {
		return (int) this.sigmask.call(how, set, 0);
	}

	int execve(NativeMemory path, NativeMemory arguments, NativeMemory environment) {
		return (int) this.execve.call(path, arguments, environment);
	}

	int posix_spawn(NativeMemory pid, NativeMemory path, SpawnAttributes attributes, NativeMemory arguments,
			NativeMemory environment) {
		return (int) this.spawn.call(pid, path, attributes.fileActions(), attributes.attributes(), arguments,
				environment);
	}

	String strerror(int number) {
		return NativeMemory.readString(this.strerror.call(number));
	}

	/** The error number of this thread's last call. */
	int errno() {
		return LastError.getInstance().get();
	}

}
