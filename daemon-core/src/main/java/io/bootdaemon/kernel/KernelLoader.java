package io.bootdaemon.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import jnr.ffi.LibraryLoader;

/**
 * Loads the native library and with it the {@link Kernel}. Slow (hundreds of milliseconds
 * out of a nested jar): to be called on a thread of its own, as early as it is known to
 * be needed.
 */
public final class KernelLoader {

	private static final String EXTRACT_DIRECTORY = "jffi.extract.dir";

	private KernelLoader() {
	}

	/**
	 * Whether this platform is one of those that are supported.
	 * @return true on Linux and macOS
	 */
	public static boolean isSupportedPlatform() {
		return isLinux() || System.getProperty("os.name").startsWith("Mac");
	}

	/**
	 * The directories from which a library can be loaded without knowing more about the
	 * application: java.io.tmpdir and XDG_RUNTIME_DIR, unless mounted noexec or not
	 * writable.
	 * @return the usable ones, the best first; perhaps none
	 */
	public static List<Path> usableDirectories() {
		return Stream.of(System.getProperty("java.io.tmpdir"), System.getenv("XDG_RUNTIME_DIR"))
			.filter(Objects::nonNull)
			.map(Path::of)
			.filter(KernelLoader::isUsable)
			.toList();
	}

	/**
	 * Loads the library.
	 * @param directory where it is unpacked for a moment: writable, not mounted noexec
	 * @return the kernel
	 * @throws KernelUnavailableException if native access is denied or the library can't
	 * be loaded
	 */
	public static Kernel load(Path directory) throws KernelUnavailableException {
		if (!isUsable(directory)) {
			throw new KernelUnavailableException(
					"no native library can be loaded from '" + directory + "': not writable, or mounted noexec",
					new IOException(directory.toString()));
		}
		// Generated stubs cost more than they save in a dozen calls
		System.setProperty("jnr.ffi.asm.enabled", "false");
		System.setProperty(EXTRACT_DIRECTORY, directory.toString());
		try {
			NativeKernel kernel = new NativeKernel(LibraryLoader.create(Libc.class).load("c"), isLinux());
			kernel.rehearse();
			return kernel;
		}
		catch (LinkageError | RuntimeException | SystemCallException ex) {
			throw new KernelUnavailableException(
					isNativeAccessEnabled() ? rootMessage(ex) : "native access is denied to it", ex);
		}
		finally {
			System.clearProperty(EXTRACT_DIRECTORY);
		}
	}

	private static boolean isUsable(Path directory) {
		return directory.isAbsolute() && Files.isDirectory(directory) && Files.isWritable(directory)
				&& !Mounts.isNoexec(directory);
	}

	/** Module.isNativeAccessEnabled came with Java 22; before that, nothing is denied. */
	private static boolean isNativeAccessEnabled() {
		try {
			return (Boolean) Module.class.getMethod("isNativeAccessEnabled").invoke(KernelLoader.class.getModule());
		}
		catch (ReflectiveOperationException ex) {
			return true;
		}
	}

	private static boolean isLinux() {
		return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
	}

	private static String rootMessage(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
		return root.getClass().getSimpleName() + ": " + message;
	}

}
