package io.bootdaemon.posix;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.posix.Platform.OpenFlags;

/**
 * The kernel, through the C library.
 */
final class NativeKernel implements Kernel {

	private static final int O_WRONLY = 1;

	private static final int O_RDWR = 2;

	private static final int F_SETFD = 2;

	private static final int FD_CLOEXEC = 1;

	private static final int SIGINT = 2;

	private static final int SIGQUIT = 3;

	private static final int SIGTERM = 15;

	private static final int INT_BYTES = 4;

	private static final int LOCK_EX_NB = 2 | 4;

	private static final long SIG_DFL = 0;

	private static final long SIG_IGN = 1;

	/** Size of sigset_t with glibc and musl; macOS uses its first four bytes. */
	private static final int SIGSET_BYTES = 128;

	private static final int SETSIGDEF = 0x04;

	private static final int SETSIGMASK = 0x08;

	/**
	 * Descriptors to be handed on stay above those they are handed on as, and below any
	 * daemon.limits.open-files.
	 */
	private static final int LOWEST_OWN_DESCRIPTOR = 20;

	private final Libc libc = new Libc();

	private final Platform platform;

	NativeKernel(Platform platform) {
		this.platform = platform;
	}

	/**
	 * Makes calls that change nothing: the first ones take milliseconds each, and whoever
	 * loads the kernel has them to spare.
	 */
	void rehearse() throws SystemCallException {
		closeAllOnExec();
		NativeMemory.of(List.of(""));
		Pipe pipe = pipe();
		close(pipe.readEnd());
		close(pipe.writeEnd());
	}

	@Override
	public Descriptor open(Path file, OpenMode mode, int permissions) throws SystemCallException {
		OpenFlags known = this.platform.openFlags();
		int access = switch (mode) {
			case READ_WRITE_CREATE -> O_RDWR | known.create();
			case APPEND_CREATE -> O_WRONLY | known.create() | known.append() | known.nonBlocking();
			case APPEND_NEW -> O_WRONLY | known.create() | known.exclusive() | known.append();
			case DIRECTORY -> known.directory();
		};
		int flags = access | known.noFollow() | known.noControllingTerminal() | known.closeOnExec();
		String call = "open '" + file + "'";
		return high(checked(this.libc.open(NativeMemory.of(ByteString.of(file)), flags, permissions), call), call);
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
		if (this.libc.errno() == this.platform.wouldBlock()) {
			return false;
		}
		throw lastError("flock");
	}

	@Override
	public void dup2(Descriptor descriptor, int number) throws SystemCallException {
		checked(this.libc.dup2(descriptor.number(), number), "dup2");
	}

	@Override
	public void chdir(Path directory) throws SystemCallException {
		checked(this.libc.chdir(NativeMemory.of(ByteString.of(directory))), "chdir '" + directory + "'");
	}

	@Override
	public Pipe pipe() throws SystemCallException {
		NativeMemory ends = NativeMemory.zeroed(2 * INT_BYTES);
		checked(this.libc.pipe(ends), "pipe");
		Descriptor readEnd;
		try {
			readEnd = high(ends.getInt(0), "pipe");
		}
		catch (SystemCallException ex) {
			this.libc.close(ends.getInt(INT_BYTES));
			throw ex;
		}
		try {
			return new Pipe(readEnd, high(ends.getInt(INT_BYTES), "pipe"));
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
		return new NativeCredentials(this::checked);
	}

	@Override
	public void close(Descriptor descriptor) {
		this.libc.close(descriptor.number());
	}

	@Override
	public void endOnSignals() {
		for (int signal : List.of(SIGINT, SIGQUIT, SIGTERM)) {
			if (this.libc.signal(signal, SIG_DFL) == SIG_IGN) {
				this.libc.signal(signal, SIG_IGN);
			}
		}
	}

	@Override
	public long spawnSession(Executable executable, Map<Integer, Descriptor> descriptors) throws SystemCallException {
		closeAllOnExec();
		try (SpawnAttributes attributes = new SpawnAttributes()) {
			descriptors.forEach((number, descriptor) -> attributes.addDuplicate(descriptor.number(), number));
			attributes.setBlocked(NativeMemory.zeroed(SIGSET_BYTES));
			attributes.setDefault(allSignals());
			attributes.setFlags(this.platform.spawnSetsid() | SETSIGDEF | SETSIGMASK);
			NativeMemory pid = NativeMemory.zeroed(INT_BYTES);
			int error = this.libc.posix_spawn(pid, path(executable), attributes,
					NativeMemory.of(executable.arguments()), NativeMemory.of(executable.environment()));
			if (error != 0) {
				throw failure("posix_spawn '" + executable.file() + "'", error);
			}
			return pid.getInt(0);
		}
	}

	@Override
	public Error execve(Executable executable, List<Descriptor> inherited) throws SystemCallException {
		closeAllOnExec();
		for (Descriptor descriptor : inherited) {
			checked(this.libc.fcntl(descriptor.number(), F_SETFD, 0), "fcntl F_SETFD");
		}
		// Java threads have SIGQUIT blocked, and exec keeps the calling thread's mask
		this.libc.pthread_sigmask(this.platform.setMask(), NativeMemory.zeroed(SIGSET_BYTES));
		this.libc.execve(path(executable), NativeMemory.of(executable.arguments()),
				NativeMemory.of(executable.environment()));
		throw lastError("execve '" + executable.file() + "'");
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
					this.libc.fcntl(number, F_SETFD, FD_CLOEXEC);
				}
			}
		}
		catch (IOException ex) {
			throw new SystemCallException("readdir '" + directory + "'", ex.getClass().getSimpleName(),
					String.valueOf(ex.getMessage()));
		}
	}

	/** The one it was is closed, also if there is none left for a higher one. */
	private Descriptor high(int number, String call) throws SystemCallException {
		try {
			return new Descriptor(checked(
					this.libc.fcntl(number, this.platform.duplicateCloseOnExec(), LOWEST_OWN_DESCRIPTOR), call));
		}
		finally {
			this.libc.close(number);
		}
	}

	/**
	 * SIGKILL and SIGSTOP can't be set, which posix_spawn(3) doesn't mind. With 32 and 33
	 * too: glibc leaves these two, which its threads use, ignored in the new process.
	 */
	private NativeMemory allSignals() {
		NativeMemory set = NativeMemory.zeroed(SIGSET_BYTES);
		set.putLong(0, (this.platform == Platform.MACOS) ? 0x7fffffffL : -1L);
		return set;
	}

	private static NativeMemory path(Executable executable) {
		return NativeMemory.of(ByteString.of(executable.file()));
	}

	private int checked(int result, String call) throws SystemCallException {
		if (result < 0) {
			throw lastError(call);
		}
		return result;
	}

	private SystemCallException lastError(String call) {
		return failure(call, this.libc.errno());
	}

	private SystemCallException failure(String call, int number) {
		return new SystemCallException(call, Errno.name(number, this.platform), this.libc.strerror(number));
	}

}
