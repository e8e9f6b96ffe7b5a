package io.bootdaemon.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;

import io.bootdaemon.kernel.Descriptor;
import io.bootdaemon.kernel.Kernel;
import io.bootdaemon.kernel.KernelLoader;
import io.bootdaemon.kernel.KernelUnavailableException;
import io.bootdaemon.kernel.OpenMode;
import io.bootdaemon.kernel.SystemCallException;
import io.bootdaemon.process.JvmSignal;
import io.bootdaemon.process.ProcessStatus;
import org.jspecify.annotations.Nullable;

/**
 * The daemon's own log: its standard output and standard error. The native library is
 * loaded when it is reopened for the first time.
 */
public final class LogFile implements ReloadStep {

	private static final JvmSignal SIGNAL = new JvmSignal("USR1");

	private static final int SIGUSR1 = 10;

	private final Path file;

	private @Nullable Kernel kernel;

	/**
	 * A log.
	 * @param file the file, absolute
	 */
	public LogFile(Path file) {
		this.file = file;
	}

	/**
	 * Opens it anew at SIGUSR1 from now on, unless the program handles that signal
	 * itself, or the JVM doesn't let us (-Xrs).
	 */
	public void listen() {
		if (ProcessStatus.current().handles(SIGUSR1)) {
			return;
		}
		try {
			SIGNAL.handle(this::reopenOrReport);
		}
		catch (ReflectiveOperationException ex) {
			System.err.println("SIGUSR1 can't reopen the log '" + this.file + "': " + ex.getCause());
		}
	}

	@Override
	public String reload() throws IOException {
		reopen();
		return "log reopened";
	}

	private void reopenOrReport() {
		try {
			reopen();
		}
		catch (IOException ex) {
			System.err.println("SIGUSR1: " + ex.getMessage());
		}
	}

	/**
	 * Opens the file anew, as it may be another one by now. One that isn't there gets the
	 * permissions of the one that was open. Nothing that is written meanwhile gets lost.
	 * @throws IOException if it can't be opened; then the log stays as it was
	 */
	public synchronized void reopen() throws IOException {
		boolean isNew = !Files.exists(this.file, LinkOption.NOFOLLOW_LINKS);
		if (!isNew && !Files.isRegularFile(this.file, LinkOption.NOFOLLOW_LINKS)) {
			throw new IOException("the log '" + this.file + "' is not a regular file");
		}
		int permissions = permissions();
		try {
			Kernel kernel = kernel();
			Descriptor log = kernel.open(this.file, OpenMode.APPEND_CREATE, permissions);
			try {
				if (isNew) {
					kernel.fchmod(log, permissions);
				}
				kernel.dup2(log, 1);
				kernel.dup2(log, 2);
			}
			finally {
				kernel.close(log);
			}
		}
		catch (KernelUnavailableException | SystemCallException ex) {
			throw new IOException("the log '" + this.file + "' can't be reopened: " + ex.getMessage(), ex);
		}
	}

	private Kernel kernel() throws KernelUnavailableException {
		Kernel loaded = this.kernel;
		if (loaded == null) {
			List<Path> usable = KernelLoader.usableDirectories();
			loaded = KernelLoader.load(usable.isEmpty() ? this.file.getParent() : usable.get(0));
			this.kernel = loaded;
		}
		return loaded;
	}

	private static int permissions() throws IOException {
		int mode = 0;
		for (PosixFilePermission permission : Files.getPosixFilePermissions(Path.of("/proc/self/fd/1"))) {
			mode |= 0400 >> permission.ordinal();
		}
		return mode;
	}

}
