package io.bootdaemon.posix;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.bootdaemon.commandline.ByteString;
import jnr.constants.platform.Errno;
import jnr.constants.platform.Fcntl;
import jnr.constants.platform.OpenFlags;
import jnr.constants.platform.Signal;
import jnr.ffi.Pointer;
import jnr.posix.SpawnAttribute;

/**
 * The kernel, through the C library.
 */
final class NativeKernel implements Kernel {

	private static final int INT_BYTES = 4;

	/** Size of sigset_t with glibc and musl; macOS uses its first four bytes. */
	private static final int SIGSET_BYTES = 128;

	/**
	 * Descriptors to be handed on stay above those they are handed on as, and below any
	 * daemon.limits.open-files.
	 */
	private static final int LOWEST_OWN_DESCRIPTOR = 20;

	private final CLibrary library;

	private final Libc libc;

	private final Platform platform;

	NativeKernel(CLibrary library, Platform platform) {
		this.library = library;
		this.libc = library.libc();
		this.platform = platform;
	}

	/**
	 * Makes the calls of a launch: the first ones take milliseconds each, and whoever
	 * loads the kernel has them to spare. All descriptors are closed on exec from then
	 * on.
	 */
	void rehearse() throws SystemCallException {
		closeAllOnExec();
		close(open(Path.of("/"), OpenMode.DIRECTORY, 0));
		Pipe pipe = pipe();
		close(pipe.readEnd());
		close(pipe.writeEnd());
	}

	@Override
	public Descriptor open(Path file, OpenMode mode, int permissions) throws SystemCallException {
		int flags = switch (mode) {
			case READ_WRITE, READ_WRITE_CREATE -> bits(OpenFlags.O_RDWR);
			case APPEND, APPEND_CREATE -> bits(OpenFlags.O_WRONLY, OpenFlags.O_APPEND, OpenFlags.O_NONBLOCK);
			case APPEND_NEW -> bits(OpenFlags.O_WRONLY, OpenFlags.O_APPEND, OpenFlags.O_EXCL);
			case DIRECTORY -> bits(OpenFlags.O_DIRECTORY);
		};
		flags |= bits(OpenFlags.O_NOFOLLOW, OpenFlags.O_NOCTTY, OpenFlags.O_CLOEXEC);
		if (mode.creates()) {
			flags |= bits(OpenFlags.O_CREAT);
		}
		String call = "open '" + file + "'";
		return high(checked(this.libc.open(ByteString.of(file), flags, permissions), call), call);
	}

	@Override
	public void fchmod(Descriptor descriptor, int permissions) throws SystemCallException {
		checked(this.libc.fchmod(descriptor.number(), permissions), "fchmod");
	}

	@Override
	public boolean flock(Descriptor descriptor) throws SystemCallException {
		if (this.libc.flock(descriptor.number(), Libc.LOCK_EX_NB) == 0) {
			return true;
		}
		if (this.library.errno() == Errno.EWOULDBLOCK.intValue()) {
			return false;
		}
		throw this.library.failure("flock", this.library.errno());
	}

	@Override
	public Descriptor duplicate(Descriptor descriptor) throws SystemCallException {
		return duplicate(descriptor.number(), "fcntl F_DUPFD_CLOEXEC");
	}

	@Override
	public void dup2(Descriptor descriptor, int number) throws SystemCallException {
		checked(this.libc.dup2(descriptor.number(), number), "dup2");
	}

	@Override
	public void chdir(Path directory) throws SystemCallException {
		checked(this.libc.chdir(ByteString.of(directory)), "chdir '" + directory + "'");
	}

	@Override
	public Pipe pipe() throws SystemCallException {
		Pointer ends = this.library.zeroed(2 * INT_BYTES);
		checked(this.libc.pipe(ends), "pipe");
		int readNumber = ends.getInt(0);
		int writeNumber = ends.getInt(INT_BYTES);
		Descriptor readEnd;
		try {
			readEnd = high(readNumber, "pipe");
		}
		catch (SystemCallException ex) {
			this.libc.close(writeNumber);
			throw ex;
		}
		try {
			return new Pipe(readEnd, high(writeNumber, "pipe"));
		}
		catch (SystemCallException ex) {
			close(readEnd);
			throw ex;
		}
	}

	@Override
	public int geteuid() {
		return this.libc.geteuid();
	}

	@Override
	public void fchown(Descriptor descriptor, int user, int group) throws SystemCallException {
		checked(this.libc.fchown(descriptor.number(), user, group), "fchown");
	}

	@Override
	public Credentials credentials() {
		return new NativeCredentials(this.library);
	}

	@Override
	public void close(Descriptor descriptor) {
		this.libc.close(descriptor.number());
	}

	@Override
	public void endOnSignals() {
		for (Signal signal : List.of(Signal.SIGINT, Signal.SIGQUIT, Signal.SIGTERM)) {
			if (this.libc.signal(signal.intValue(), Libc.SIG_DFL) == Libc.SIG_IGN) {
				this.libc.signal(signal.intValue(), Libc.SIG_IGN);
			}
		}
	}

	@Override
	public long spawnSession(Executable executable, Map<Integer, Descriptor> descriptors) throws SystemCallException {
		closeAllOnExec();
		try (SpawnAttributes attributes = new SpawnAttributes(this.library)) {
			descriptors.forEach((number, descriptor) -> attributes.addDuplicate(descriptor.number(), number));
			attributes.setBlocked(this.library.zeroed(SIGSET_BYTES));
			attributes.setDefault(allSignals());
			attributes.setFlags(this.platform.spawnSetsid() | SpawnAttribute.SETSIGDEF | SpawnAttribute.SETSIGMASK);
			Pointer pid = this.library.zeroed(INT_BYTES);
			int error = this.libc.posix_spawn(pid, ByteString.of(executable.file()), attributes.fileActions(),
					attributes.attributes(), this.library.array(executable.arguments()),
					this.library.array(executable.environment()));
			if (error != 0) {
				throw this.library.failure("posix_spawn '" + executable.file() + "'", error);
			}
			return pid.getInt(0);
		}
	}

	@Override
	public Error execve(Executable executable, List<Descriptor> inherited) throws SystemCallException {
		closeAllOnExec();
		for (Descriptor descriptor : inherited) {
			checked(this.libc.fcntl(descriptor.number(), Fcntl.F_SETFD.intValue(), 0), "fcntl F_SETFD");
		}
		// Java threads have SIGQUIT blocked, and exec keeps the calling thread's mask
		this.libc.pthread_sigmask(this.platform.setMask(), this.library.zeroed(SIGSET_BYTES), null);
		this.libc.execve(ByteString.of(executable.file()), this.library.array(executable.arguments()),
				this.library.array(executable.environment()));
		throw this.library.failure("execve '" + executable.file() + "'", this.library.errno());
	}

	/**
	 * A JVM has jars, sockets and pipes open without FD_CLOEXEC, and posix_spawn passes
	 * on all of them (daemon(7), step 1).
	 */
	private void closeAllOnExec() throws SystemCallException {
		Path directory = Path.of(this.platform.descriptors());
		try (DirectoryStream<Path> open = Files.newDirectoryStream(directory)) {
			for (Path entry : open) {
				int number = Integer.parseInt(entry.getFileName().toString());
				if (number > 2) {
					// One that was closed meanwhile (the directory's own) is no error
					this.libc.fcntl(number, Fcntl.F_SETFD.intValue(), Libc.FD_CLOEXEC);
				}
			}
		}
		catch (IOException ex) {
			throw new SystemCallException("readdir '" + directory + "'", ex.getClass().getSimpleName(),
					String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Duplicates a descriptor to a high number and closes the original, also if that
	 * fails.
	 */
	private Descriptor high(int number, String call) throws SystemCallException {
		try {
			return duplicate(number, call);
		}
		finally {
			this.libc.close(number);
		}
	}

	private Descriptor duplicate(int number, String call) throws SystemCallException {
		return new Descriptor(
				checked(this.libc.fcntl(number, this.platform.duplicateCloseOnExec(), LOWEST_OWN_DESCRIPTOR), call));
	}

	/**
	 * SIGKILL and SIGSTOP can't be set, which posix_spawn(3) doesn't mind. With 32 and 33
	 * too: glibc leaves these two, which its threads use, ignored in the new process.
	 */
	private Pointer allSignals() {
		Pointer set = this.library.zeroed(SIGSET_BYTES);
		set.putLong(0, (this.platform == Platform.MACOS) ? 0x7fffffffL : -1L);
		return set;
	}

	private static int bits(OpenFlags... flags) {
		return Arrays.stream(flags).mapToInt(OpenFlags::intValue).reduce(0, (one, other) -> one | other);
	}

	private int checked(int result, String call) throws SystemCallException {
		return this.library.check(result, call);
	}

}
