package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.bootdaemon.posix.Credentials;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.Executable;
import io.bootdaemon.posix.Kernel;
import io.bootdaemon.posix.OpenMode;
import io.bootdaemon.posix.Pipe;
import io.bootdaemon.posix.SystemCallException;
import io.bootdaemon.process.ProcessStatus;
import org.jspecify.annotations.Nullable;

/**
 * A kernel that starts and replaces nothing: it records what it is asked for, and fails
 * where it is told to. Files are opened for real, as a launch looks at what it has
 * opened.
 */
final class FakeKernel implements Kernel, AutoCloseable {

	static final Pipe GATE = new Pipe(new Descriptor(901), new Descriptor(902));

	static final long STAGE = 4711;

	private static final Descriptor DIRECTORY = new Descriptor(903);

	private final List<String> calls = new ArrayList<>();

	private final Map<String, String> failures = new HashMap<>();

	private final Map<Descriptor, FileChannel> open = new HashMap<>();

	private final Map<Path, Descriptor> opened = new HashMap<>();

	private boolean lockHeld;

	private int user = (int) ProcessStatus.current().user().orElse(0);

	private @Nullable Executable spawned;

	private Map<Integer, Descriptor> descriptors = Map.of();

	private @Nullable Executable executed;

	private List<Descriptor> inherited = List.of();

	FakeKernel failingAt(String call, String errorName) {
		this.failures.put(call, errorName);
		return this;
	}

	FakeKernel withLockHeldByAnother() {
		this.lockHeld = true;
		return this;
	}

	FakeKernel actingAs(int user) {
		this.user = user;
		return this;
	}

	List<String> calls() {
		return List.copyOf(this.calls);
	}

	@Nullable Executable spawned() {
		return this.spawned;
	}

	Map<Integer, Descriptor> descriptors() {
		return this.descriptors;
	}

	@Nullable Executable executed() {
		return this.executed;
	}

	List<Descriptor> inherited() {
		return this.inherited;
	}

	@Nullable Descriptor opened(Path file) {
		return this.opened.get(file);
	}

	boolean hasOpen(Path file) {
		return this.open.containsKey(this.opened.get(file));
	}

	@Override
	public Descriptor open(Path file, OpenMode mode, int permissions) throws SystemCallException {
		record("open " + file.getFileName(), mode + " 0" + Integer.toOctalString(permissions));
		if (mode == OpenMode.DIRECTORY) {
			return DIRECTORY;
		}
		try {
			FileChannel channel = mode.creates()
					? FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE)
					: FileChannel.open(file, StandardOpenOption.WRITE);
			Descriptor descriptor = descriptor(file);
			this.open.put(descriptor, channel);
			this.opened.put(file, descriptor);
			return descriptor;
		}
		catch (IOException ex) {
			throw new SystemCallException("open '" + file + "'", "EIO", ex.toString());
		}
	}

	@Override
	public void fchmod(Descriptor descriptor, int permissions) throws SystemCallException {
		record("fchmod", "0" + Integer.toOctalString(permissions));
	}

	@Override
	public boolean flock(Descriptor descriptor) throws SystemCallException {
		record("flock", "");
		return !this.lockHeld;
	}

	@Override
	public Descriptor duplicate(Descriptor descriptor) throws SystemCallException {
		record("duplicate", "");
		return descriptor;
	}

	@Override
	public void dup2(Descriptor descriptor, int number) throws SystemCallException {
		record("dup2", String.valueOf(number));
	}

	@Override
	public void chdir(Path directory) throws SystemCallException {
		record("chdir", directory.toString());
	}

	@Override
	public Pipe pipe() throws SystemCallException {
		record("pipe", "");
		return GATE;
	}

	@Override
	public void fchown(Descriptor descriptor, int user, int group) throws SystemCallException {
		record("fchown", user + ":" + group);
	}

	@Override
	public Credentials credentials() {
		return new FakeCredentials();
	}

	@Override
	public int geteuid() {
		return this.user;
	}

	@Override
	public void close(Descriptor descriptor) {
		this.calls.add("close");
		FileChannel channel = this.open.remove(descriptor);
		if (channel != null) {
			close(channel);
		}
	}

	@Override
	public void endOnSignals() {
		this.calls.add("endOnSignals");
	}

	@Override
	public long spawnSession(Executable executable, Map<Integer, Descriptor> descriptors) throws SystemCallException {
		record("spawnSession", "");
		this.spawned = executable;
		this.descriptors = descriptors;
		return STAGE;
	}

	@Override
	public Error execve(Executable executable, List<Descriptor> inherited) throws SystemCallException {
		record("execve", "");
		this.executed = executable;
		this.inherited = inherited;
		throw new Replaced();
	}

	@Override
	public void close() {
		this.open.values().forEach(FakeKernel::close);
	}

	private void record(String call, String operands) throws SystemCallException {
		this.calls.add((call + " " + operands).strip());
		String failure = this.failures.get(call);
		if (failure != null) {
			throw new SystemCallException(call, failure, "as the test says");
		}
	}

	private static Descriptor descriptor(Path file) throws IOException {
		try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
			for (Path entry : entries) {
				if (Files.exists(entry) && Files.isSameFile(entry, file)) {
					return new Descriptor(Integer.parseInt(entry.getFileName().toString()));
				}
			}
		}
		throw new IOException("'" + file + "' is not open");
	}

	private static void close(FileChannel channel) {
		try {
			channel.close();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Thrown where the process would be another program from then on.
	 */
	static final class Replaced extends Error {

		private static final long serialVersionUID = 1L;

	}

}
