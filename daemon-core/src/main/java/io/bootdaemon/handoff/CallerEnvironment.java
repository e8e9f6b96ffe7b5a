package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.bootdaemon.commandline.ByteString;

/**
 * The environment as the caller gave it, byte for byte.
 */
public final class CallerEnvironment {

	private static final Path ENVIRON = Path.of("/proc/self/environ");

	private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

	/**
	 * Names that one of dash, bash and busybox sets, changes, or takes as an order to
	 * itself, and those that stage.sh uses.
	 */
	private static final Pattern USED_BY_SHELLS = Pattern.compile("_|PWD|OLDPWD|SHLVL|PPID|OPT(IND|ARG|ERR)|IFS|PS[1-4]"
			+ "|LINENO|POSIXLY_CORRECT|E?UID|GROUPS|ENV|CDPATH|SHELLOPTS|RANDOM|SECONDS|HISTCMD|EPOCH.*"
			+ "|SRANDOM|TMOUT|GLOBIGNORE|FUNCNEST|FUNCNAME|DIRSTACK|HOSTNAME|(HOST|MACH|OS)TYPE|PIPESTATUS|BASH.*"
			+ "|MALLOC_MMAP_THRESHOLD_|BOOTDAEMON_.*|stage_.*");

	/**
	 * Number of the descriptor by which a restart leaves the listening socket to the
	 * process that it becomes. No daemon gets it.
	 */
	public static final String KEPT_SOCKET = "BOOTDAEMON_SOCKET";

	/**
	 * Numbers of the descriptors that a hot restart leaves to that process, with a colon
	 * between: the lock, and the connection to the predecessor. No daemon gets it.
	 */
	public static final String SUCCESSION = "BOOTDAEMON_SUCCESSION";

	private CallerEnvironment() {
	}

	/**
	 * Reads the environment this process was started with.
	 * @return entries of the form {@code NAME=value}, as byte strings
	 * @throws IOException if /proc can't be read
	 */
	public static List<String> read() throws IOException {
		if (!Files.exists(ENVIRON)) {
			return System.getenv()
				.entrySet()
				.stream()
				.map((entry) -> ByteString.of(entry.getKey() + "=" + entry.getValue()))
				.toList();
		}
		String block = new String(Files.readAllBytes(ENVIRON), StandardCharsets.ISO_8859_1);
		return List.of(block.split("\0"))
			.stream()
			.filter((entry) -> entry.indexOf('=') > 0 && !entry.startsWith(KEPT_SOCKET + "=")
					&& !entry.startsWith(SUCCESSION + "="))
			.toList();
	}

	/**
	 * The daemon's environment: the caller's with the configured variables over it, and
	 * with a PWD, if there is one, that names the daemon's working directory.
	 */
	public static List<String> of(LaunchPlan plan) {
		Map<String, String> variables = plan.options().environment();
		String directory = "PWD=" + ByteString.of(plan.options().workDirectory());
		List<String> result = new ArrayList<>();
		for (String entry : plan.environment()) {
			String name = name(entry);
			if (!variables.containsKey(ByteString.toText(name))) {
				boolean moved = name.equals("PWD") && !names(entry, plan.options().workDirectory());
				result.add(moved ? directory : entry);
			}
		}
		variables.forEach((name, value) -> result.add(ByteString.of(name + "=" + value)));
		return result;
	}

	/** A shell's PWD may lead there through symbolic links, and says so on purpose. */
	private static boolean names(String entry, Path directory) {
		try {
			return Files.isSameFile(Path.of(ByteString.toText(entry.substring("PWD=".length()))), directory);
		}
		catch (IOException | InvalidPathException ex) {
			return false;
		}
	}

	/**
	 * Whether a shell passes an entry on to its children unchanged.
	 * @param entry an entry
	 * @return false if it drops the name or uses it itself
	 */
	static boolean passesShells(String entry) {
		String name = name(entry);
		return IDENTIFIER.matcher(name).matches() && !USED_BY_SHELLS.matcher(name).matches();
	}

	private static String name(String entry) {
		return entry.substring(0, entry.indexOf('='));
	}

}
