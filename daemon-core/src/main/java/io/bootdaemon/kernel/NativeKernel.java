package io.bootdaemon.kernel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.bootdaemon.commandline.ByteString;

import jnr.constants.platform.Errno;
import jnr.constants.platform.Fcntl;
import jnr.constants.platform.OpenFlags;
import jnr.constants.platform.Signal;
import jnr.ffi.LastError;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/**
 * The kernel, through the C library.
 */
final class NativeKernel implements Kernel {

	private static final int LOCK_EX_NB = 2 | 4;

	private static final long SIG_DFL = 0;

	private static final long SIG_IGN = 1;

	/** Size of sigset_t with glibc and musl; macOS uses its first four bytes. */
	private static final int SIGSET_BYTES = 128;

	/** More than posix_spawnattr_t and posix_spawn_file_actions_t need anywhere. */
	private static final int SPAWN_STRUCT_BYTES = 512;

	private static final int F_DUPFD_CLOEXEC_LINUX = 1030;

	private static final int F_DUPFD_CLOEXEC_MACOS = 67;

	private static final int SETSIGDEF = 0x04;

	private static final int SETSIGMASK = 0x08;

	/** Descriptors to be handed on stay above those they are handed on as. */
	private static final int LOWEST_OWN_DESCRIPTOR = 64;

	private final Libc libc;

	private final Runtime runtime;

	private final boolean linux;

	NativeKernel(Libc libc, boolean linux) {
		this.libc = libc;
		this.runtime = Runtime.getRuntime(libc);
		this.linux = linux;
	}

	/**
	 * Makes calls that change nothing: the first ones take milliseconds each, and whoever
	 * loads the kernel has them to spare.
	 */
	void rehearse() throws SystemCallException {
		closeAllOnExec();
		array(List.of(""));
		Pipe pipe = pipe();
		close(pipe.readEnd());
		close(pipe.writeEnd());
	}

	@Override
	public Descriptor open(Path file, OpenMode mode, int permissions) throws SystemCallException {
		int access = switch (mode) {
			case READ_WRITE_CREATE -> OpenFlags.O_RDWR.intValue() | OpenFlags.O_CREAT.intValue();
			case APPEND_CREATE ->
				OpenFlags.O_WRONLY.intValue() | OpenFlags.O_APPEND.intValue() | OpenFlags.O_CREAT.intValue();
		};
		int flags = access | OpenFlags.O_NOFOLLOW.intValue() | OpenFlags.O_NOCTTY.intValue()
				| OpenFlags.O_CLOEXEC.intValue();
		String call = "open '" + file + "'";
		return high(checked(this.libc.open(bytes(ByteString.of(file)), flags, permissions), call), call);
	}

	@Override
	public void fchmod(Descriptor descriptor, int permissions) throws SystemCallException {
		checked(this.libc.fchmod(descriptor.number(), permissions), "fchmod");
	}

	@Override
	public boolean flock(Descriptor descriptor) throws SystemCallException {
		if (this.libc.flock(descriptor.number(), LOCK_EX_NB) == 0) {
			return true;
		}
		if (LastError.getLastError(this.runtime) == Errno.EWOULDBLOCK.intValue()) {
			return false;
		}
		throw lastError("flock");
	}

	@Override
	public Pipe pipe() throws SystemCallException {
		int[] ends = new int[2];
		checked(this.libc.pipe(ends), "pipe");
		return new Pipe(high(ends[0], "pipe"), high(ends[1], "pipe"));
	}

	@Override
	public int geteuid() {
		return this.libc.geteuid();
	}

	@Override
	public void close(Descriptor descriptor) {
		this.libc.close(descriptor.number());
	}

	@Override
	public void endOnSignals() {
		for (Signal signal : List.of(Signal.SIGINT, Signal.SIGQUIT, Signal.SIGTERM)) {
			if (this.libc.signal(signal.intValue(), SIG_DFL) == SIG_IGN) {
				this.libc.signal(signal.intValue(), SIG_IGN);
			}
		}
	}

	@Override
	public long spawnSession(Executable executable, Map<Integer, Descriptor> descriptors) throws SystemCallException {
		closeAllOnExec();
		Pointer actions = zeroed(SPAWN_STRUCT_BYTES);
		Pointer attributes = zeroed(SPAWN_STRUCT_BYTES);
		this.libc.posix_spawn_file_actions_init(actions);
		this.libc.posix_spawnattr_init(attributes);
		try {
			for (Map.Entry<Integer, Descriptor> entry : descriptors.entrySet()) {
				this.libc.posix_spawn_file_actions_adddup2(actions, entry.getValue().number(), entry.getKey());
			}
			this.libc.posix_spawnattr_setsigmask(attributes, zeroed(SIGSET_BYTES));
			this.libc.posix_spawnattr_setsigdefault(attributes, allSignals());
			int setsid = this.linux ? 0x80 : 0x400;
			this.libc.posix_spawnattr_setflags(attributes, (short) (setsid | SETSIGDEF | SETSIGMASK));
			Pointer pid = zeroed(8);
			int error = this.libc.posix_spawn(pid, path(executable), actions, attributes, array(executable.arguments()),
					array(executable.environment()));
			if (error != 0) {
				throw failure("posix_spawn '" + executable.file() + "'", error);
			}
			return pid.getInt(0);
		}
		finally {
			this.libc.posix_spawn_file_actions_destroy(actions);
			this.libc.posix_spawnattr_destroy(attributes);
		}
	}

	@Override
	public Error execve(Executable executable, List<Descriptor> inherited) throws SystemCallException {
		closeAllOnExec();
		for (Descriptor descriptor : inherited) {
			checked(this.libc.fcntl(descriptor.number(), Fcntl.F_SETFD.intValue(), 0), "fcntl F_SETFD");
		}
		// Java threads have SIGQUIT blocked, and exec keeps the calling thread's mask
		this.libc.pthread_sigmask(this.linux ? 2 : 3, zeroed(SIGSET_BYTES), null);
		this.libc.execve(path(executable), array(executable.arguments()), array(executable.environment()));
		throw lastError("execve '" + executable.file() + "'");
	}

	/**
	 * A JVM has jars, sockets and pipes open without FD_CLOEXEC, and posix_spawn passes
	 * on all of them (daemon(7), step 1).
	 */
	private void closeAllOnExec() throws SystemCallException {
		Path directory = Path.of(this.linux ? "/proc/self/fd" : "/dev/fd");
		try (DirectoryStream<Path> open = Files.newDirectoryStream(directory)) {
			for (Path entry : open) {
				int number = Integer.parseInt(entry.getFileName().toString());
				if (number > 2) {
					// One that was closed meanwhile (the directory's own) is no error
					this.libc.fcntl(number, Fcntl.F_SETFD.intValue(), 1);
				}
			}
		}
		catch (IOException ex) {
			throw new SystemCallException("readdir '" + directory + "'", ex.getClass().getSimpleName(),
					String.valueOf(ex.getMessage()));
		}
	}

	private Descriptor high(int number, String call) throws SystemCallException {
		int duplicate = checked(this.libc.fcntl(number, this.linux ? F_DUPFD_CLOEXEC_LINUX : F_DUPFD_CLOEXEC_MACOS,
				LOWEST_OWN_DESCRIPTOR), call);
		this.libc.close(number);
		return new Descriptor(duplicate);
	}

	/**
	 * SIGKILL and SIGSTOP can't be set, which posix_spawn(3) doesn't mind. With 32 and 33
	 * too: glibc leaves these two, which its threads use, ignored in the new process.
	 */
	private Pointer allSignals() {
		Pointer set = zeroed(SIGSET_BYTES);
		set.putLong(0, this.linux ? -1L : 0x7fffffffL);
		return set;
	}

	private Pointer path(Executable executable) {
		return bytes(ByteString.of(executable.file()));
	}

	/** Array and strings in one block: no part of it can be collected before the call. */
	private Pointer array(List<String> byteStrings) {
		int width = this.runtime.addressSize();
		int offset = width * (byteStrings.size() + 1);
		Pointer block = zeroed(offset + byteStrings.stream().mapToInt((string) -> string.length() + 1).sum());
		for (int i = 0; i < byteStrings.size(); i++) {
			byte[] bytes = byteStrings.get(i).getBytes(StandardCharsets.ISO_8859_1);
			block.put(offset, bytes, 0, bytes.length);
			block.putAddress((long) i * width, block.address() + offset);
			offset += bytes.length + 1;
		}
		return block;
	}

	private Pointer bytes(String byteString) {
		byte[] bytes = byteString.getBytes(StandardCharsets.ISO_8859_1);
		Pointer memory = zeroed(bytes.length + 1);
		memory.put(0, bytes, 0, bytes.length);
		return memory;
	}

	private Pointer zeroed(int size) {
		return Pointer.wrap(this.runtime, ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder()));
	}

	private int checked(int result, String call) throws SystemCallException {
		if (result < 0) {
			throw lastError(call);
		}
		return result;
	}

	private SystemCallException lastError(String call) {
		return failure(call, LastError.getLastError(this.runtime));
	}

	private static SystemCallException failure(String call, int number) {
		Errno error = Errno.valueOf(number);
		return new SystemCallException(call, error.name(), error.description());
	}

}
