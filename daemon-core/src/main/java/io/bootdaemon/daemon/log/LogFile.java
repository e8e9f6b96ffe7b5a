package io.bootdaemon.daemon.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

import io.bootdaemon.daemon.reload.ReloadStep;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.Kernel;
import io.bootdaemon.posix.KernelLoader;
import io.bootdaemon.posix.KernelUnavailableException;
import io.bootdaemon.posix.SystemCallException;
import io.bootdaemon.process.JvmSignal;
import io.bootdaemon.process.ProcessStatus;
import org.jspecify.annotations.Nullable;

/**
 * The daemon's own log: its standard output and standard error. When it is reopened, all
 * writers to these descriptors follow, and no line is lost or split. The native library
 * is loaded at the first reopening.
 */
public final class LogFile implements ReloadStep {

	private static final JvmSignal SIGNAL = new JvmSignal("USR1");

	private static final int SIGUSR1 = 10;

	/** What is open, whatever it is called by now. */
	private static final Path OPEN = Path.of("/proc/self/fd/1");

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
		Kernel kernel = kernel();
		try {
			Descriptor log = LogOpening.open(kernel, this.file, LogOpening.permissions(OPEN));
			try {
				kernel.dup2(log, 1);
				kernel.dup2(log, 2);
			}
			finally {
				kernel.close(log);
			}
		}
		catch (SystemCallException ex) {
			throw cannotReopen(ex);
		}
	}

	/**
	 * Opens it anew if it isn't what is open: whoever started this JVM could not open it,
	 * or did so before a rotation.
	 * @throws IOException if it can't be opened, or it can't be known what is open
	 */
	synchronized void reopenIfLost() throws IOException {
		boolean hadNone = !Files.isRegularFile(OPEN);
		if (!isAtItsPlace()) {
			reopen();
		}
		if (hadNone) {
			System.err.println("The log could not be opened at the start: what was written until now is missing");
		}
	}

	/**
	 * The file.
	 * @return its absolute path
	 */
	Path file() {
		return this.file;
	}

	/**
	 * How much has been written to what is open.
	 * @return bytes; zero if it isn't a file
	 * @throws IOException if that can't be known
	 */
	long size() throws IOException {
		BasicFileAttributes open = Files.readAttributes(OPEN, BasicFileAttributes.class);
		return open.isRegularFile() ? open.size() : 0;
	}

	/**
	 * Makes what is open the newest of its history and opens a new file. If somebody else
	 * has renamed or removed it, it is only opened anew.
	 * @param history the history, which is trimmed then
	 * @throws IOException if that can't be; then the log stays as it was
	 */
	synchronized void rotate(LogHistory history) throws IOException {
		if (!isAtItsPlace()) {
			reopen();
			return;
		}
		// Nothing is renamed before the library is loaded
		kernel();
		history.take();
		try {
			reopen();
		}
		catch (IOException ex) {
			history.giveBack();
			throw ex;
		}
		history.trim();
	}

	private boolean isAtItsPlace() throws IOException {
		try {
			Object open = Files.readAttributes(OPEN, BasicFileAttributes.class).fileKey();
			return open.equals(LogHistory.attributes(this.file).fileKey());
		}
		catch (NoSuchFileException ex) {
			return false;
		}
	}

	private Kernel kernel() throws IOException {
		Kernel loaded = this.kernel;
		if (loaded == null) {
			List<Path> usable = KernelLoader.usableDirectories();
			try {
				loaded = KernelLoader.loadBesideApplication(usable.isEmpty() ? this.file.getParent() : usable.get(0));
			}
			catch (KernelUnavailableException ex) {
				throw cannotReopen(ex);
			}
			this.kernel = loaded;
		}
		return loaded;
	}

	private IOException cannotReopen(Exception cause) {
		return new IOException("the log '" + this.file + "' can't be reopened: " + cause.getMessage(), cause);
	}

}
