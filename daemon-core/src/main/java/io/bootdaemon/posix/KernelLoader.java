package io.bootdaemon.posix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.bootdaemon.process.FileOwner;
import io.bootdaemon.process.TrustedDirectory;

/**
 * Loads the native library, and with it the {@link Kernel}. That is slow (hundreds of
 * milliseconds from a nested jar): call it on a thread of its own, as early as possible.
 */
public final class KernelLoader {

	private static final String EXTRACT_DIRECTORY = "jffi.extract.dir";

	/** Read by jnr-ffi once in a JVM, when it loads its first library. */
	private static final String ASM_ENABLED = "jnr.ffi.asm.enabled";

	/** More than the library has for any platform. */
	private static final long LIBRARY_BYTES = 320 * 1024;

	private static final String TEMPORARY = "java.io.tmpdir";

	private static final String NATIVE_ACCESS_DENIED = "native access is denied to it";

	private KernelLoader() {
	}

	/**
	 * Whether this platform is one of those that are supported.
	 * @return true on Linux (x86-64 and aarch64) and macOS
	 */
	public static boolean isSupportedPlatform() {
		return Platform.current().isPresent();
	}

	/**
	 * Whether this is Linux.
	 * @return false where only the calls of a launch are known
	 */
	public static boolean isLinux() {
		return Platform.current().filter((platform) -> platform != Platform.MACOS).isPresent();
	}

	/**
	 * The directories from which a library can be loaded without knowing more about the
	 * application: java.io.tmpdir, XDG_RUNTIME_DIR, and what systemd made for a service
	 * (systemd.exec(5)), unless mounted noexec or not writable.
	 * @return the usable ones, the best first; perhaps none
	 */
	public static List<Path> usableDirectories() {
		Stream<String> ofService = Stream.of("RUNTIME_DIRECTORY", "CACHE_DIRECTORY", "STATE_DIRECTORY")
			.map(System::getenv)
			.filter(Objects::nonNull)
			.map((directories) -> directories.split(":", 2)[0]);
		return Stream.concat(Stream.of(System.getProperty(TEMPORARY), System.getenv("XDG_RUNTIME_DIR")), ofService)
			.filter(Objects::nonNull)
			.flatMap(KernelLoader::path)
			.filter(KernelLoader::isUsable)
			.toList();
	}

	private static Stream<Path> path(String directory) {
		try {
			return Stream.of(Path.of(directory));
		}
		catch (InvalidPathException ex) {
			// This JVM's locale can't express the name
			return Stream.empty();
		}
	}

	/**
	 * Loads the library in the original process. This JVM calls each function a few times
	 * and is replaced: jnr-ffi is to generate no code for that.
	 * @param directory where the library is unpacked for a moment: writable, not mounted
	 * noexec
	 * @return the kernel
	 * @throws KernelUnavailableException if native access is denied or the library can't
	 * be loaded
	 */
	public static Kernel load(Path directory) throws KernelUnavailableException {
		return load(directory, false, (library, platform) -> {
			NativeKernel kernel = new NativeKernel(library, platform);
			kernel.rehearse();
			return kernel;
		});
	}

	/**
	 * Loads the library in a JVM that an application goes on using. The application may
	 * use jnr-ffi, too: then jnr-ffi generates code for it as it does without us.
	 * @param directory where the library is unpacked for a moment: writable, not mounted
	 * noexec
	 * @return the kernel
	 * @throws KernelUnavailableException if native access is denied or the library can't
	 * be loaded
	 */
	public static Kernel loadBesideApplication(Path directory) throws KernelUnavailableException {
		return load(directory, true, NativeKernel::new);
	}

	/**
	 * Loads the library, for the few calls of a service, from whichever of the
	 * {@link #usableDirectories} has room for it.
	 * @return the calls
	 * @throws KernelUnavailableException if native access is denied or the library can't
	 * be loaded
	 */
	public static ServiceCalls loadServiceCalls() throws KernelUnavailableException {
		return loadSomewhere(true, (library, platform) -> new ServiceCalls(library));
	}

	/**
	 * Loads the library, for the users and groups of this system, in a process that ends
	 * soon.
	 * @return the users and groups
	 * @throws KernelUnavailableException if native access is denied or the library can't
	 * be loaded
	 */
	public static UserDatabase loadUserDatabase() throws KernelUnavailableException {
		return loadSomewhere(false, (library, platform) -> new NativeCredentials(library));
	}

	/**
	 * Loads the library, for sockets in the file system that pass descriptors, from
	 * whichever of the {@link #usableDirectories} has room for it.
	 * @return the calls
	 * @throws KernelUnavailableException if native access is denied or the library can't
	 * be loaded
	 */
	public static LocalSockets loadLocalSockets() throws KernelUnavailableException {
		return loadSomewhere(true, (library, platform) -> new LocalSockets(library));
	}

	private static <T> T loadSomewhere(boolean generateCode, Calls<T> calls) throws KernelUnavailableException {
		KernelUnavailableException failure = new KernelUnavailableException(
				"no native library can be loaded: there is no directory for it that can be written and isn't mounted "
						+ "noexec. Set PrivateTmp=yes, RuntimeDirectory= or -Djava.io.tmpdir");
		for (Path directory : usableDirectories()) {
			try {
				return load(directory, generateCode, calls);
			}
			catch (KernelUnavailableException ex) {
				failure = ex;
			}
		}
		throw failure;
	}

	/** One at a time: properties of the JVM say where the library is unpacked. */
	private static synchronized <T> T load(Path directory, boolean generateCode, Calls<T> calls)
			throws KernelUnavailableException {
		checkUsable(directory);
		Platform platform = Platform.current()
			.orElseThrow(() -> new KernelUnavailableException("there is no kernel for " + System.getProperty("os.name")
					+ " on " + System.getProperty("os.arch")));
		String asmEnabled = System.getProperty(ASM_ENABLED);
		Path privateDirectory = makePrivate(directory);
		System.setProperty(EXTRACT_DIRECTORY, privateDirectory.toString());
		if (!generateCode) {
			System.setProperty(ASM_ENABLED, "false");
		}
		try {
			return calls.of(CLibrary.load(generateCode), platform);
		}
		catch (LinkageError | RuntimeException | SystemCallException ex) {
			throw new KernelUnavailableException(reason(ex, directory), ex);
		}
		finally {
			System.clearProperty(EXTRACT_DIRECTORY);
			privateDirectory.toFile().delete();
			if (asmEnabled != null) {
				System.setProperty(ASM_ENABLED, asmEnabled);
			}
			else {
				System.clearProperty(ASM_ENABLED);
			}
		}
	}

	/**
	 * Under umask 0 jffi would unpack a library that everybody can write, and load it.
	 */
	private static Path makePrivate(Path directory) throws KernelUnavailableException {
		try {
			Path made = Files.createTempDirectory(directory, "jffi");
			// jffi's own hook, which is younger, removes the library before
			made.toFile().deleteOnExit();
			return made;
		}
		catch (IOException ex) {
			throw new KernelUnavailableException(reason(ex, directory), ex);
		}
	}

	private static void checkUsable(Path directory) throws KernelUnavailableException {
		if (!isUsable(directory)) {
			throw new KernelUnavailableException("no native library can be loaded from '" + directory
					+ "': not writable, mounted noexec, or somebody else's");
		}
	}

	/**
	 * Whether a library can be loaded from a directory. As root not from one in which
	 * somebody else could exchange it, unless that is what java.io.tmpdir names.
	 * @param directory the directory
	 * @return false if it is relative, can't be written, isn't safe or is mounted noexec
	 */
	public static boolean isUsable(Path directory) {
		return directory.isAbsolute() && Files.isDirectory(directory) && Files.isWritable(directory)
				&& (directory.toString().equals(System.getProperty(TEMPORARY)) || !isRoot()
						|| TrustedDirectory.keepsWhatRootMakes(directory))
				&& !Mounts.isNoexec(directory);
	}

	private static boolean isRoot() {
		try {
			return FileOwner.of(Path.of("/proc/self")) == 0;
		}
		catch (IOException ex) {
			// Without /proc, a user named root counts as root
			return System.getProperty("user.name", "").equals("root");
		}
	}

	/** JNR doesn't say why it could not unpack its library. */
	private static String reason(Throwable failure, Path directory) {
		if (!NativeAccess.isEnabled()) {
			return NATIVE_ACCESS_DENIED;
		}
		long free = directory.toFile().getUsableSpace();
		return (free < LIBRARY_BYTES) ? "no space for the native library in '" + directory + "', " + free / 1024 + " kB"
				: rootMessage(failure);
	}

	private static String rootMessage(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
		return root.getClass().getSimpleName() + ": " + message;
	}

	/**
	 * What is made of the loaded library.
	 */
	private interface Calls<T> {

		T of(CLibrary library, Platform platform) throws SystemCallException;

	}

}
