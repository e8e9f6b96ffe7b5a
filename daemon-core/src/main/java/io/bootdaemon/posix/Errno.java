package io.bootdaemon.posix;

import java.util.List;
import java.util.Map;

/**
 * Names of errno(3), which the C library itself tells as text only.
 */
final class Errno {

	/** From 1 on, the same on all platforms, but for 11. */
	private static final List<String> COMMON = List.of("EPERM", "ENOENT", "ESRCH", "EINTR", "EIO", "ENXIO", "E2BIG",
			"ENOEXEC", "EBADF", "ECHILD", "EAGAIN", "ENOMEM", "EACCES", "EFAULT", "ENOTBLK", "EBUSY", "EEXIST", "EXDEV",
			"ENODEV", "ENOTDIR", "EISDIR", "EINVAL", "ENFILE", "EMFILE", "ENOTTY", "ETXTBSY", "EFBIG", "ENOSPC",
			"ESPIPE", "EROFS", "EMLINK", "EPIPE", "EDOM", "ERANGE");

	private static final Map<Integer, String> LINUX = Map.of(36, "ENAMETOOLONG", 37, "ENOLCK", 38, "ENOSYS", 40,
			"ELOOP", 88, "ENOTSOCK", 95, "EOPNOTSUPP", 111, "ECONNREFUSED", 116, "ESTALE", 122, "EDQUOT");

	private static final Map<Integer, String> MACOS = Map.of(11, "EDEADLK", 35, "EAGAIN", 62, "ELOOP", 63,
			"ENAMETOOLONG", 69, "EDQUOT", 70, "ESTALE", 77, "ENOLCK", 78, "ENOSYS", 102, "EOPNOTSUPP");

	private Errno() {
	}

	/**
	 * The name of an error number.
	 * @return such as {@code EACCES}; where we know none, the number
	 */
	static String name(int number, Platform platform) {
		String common = (number > 0 && number <= COMMON.size()) ? COMMON.get(number - 1) : "errno " + number;
		return ((platform == Platform.MACOS) ? MACOS : LINUX).getOrDefault(number, common);
	}

}
