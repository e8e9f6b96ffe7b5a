package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.process.FileOwner;
import io.bootdaemon.process.TrustedDirectory;

/**
 * The class archive of a launch: a CDS archive, or an AOT cache from JDK 25 on. A
 * training makes it for one JDK and one set of JVM options. Whether there is one that
 * fits, {@code archive.sh} decides at each start of the JVM.
 *
 * @param note the file in which a training notes what it has made
 * @param jar the application's jar, absolute, by the path that was typed
 */
public record ClassArchive(Path note, Path jar) {

	/**
	 * The system property that names the jar from which the running one was extracted.
	 */
	public static final String JAR_PROPERTY = "bootdaemon.jar";

	/** The system property that says whether this JVM uses an archive, or why not. */
	public static final String USE_PROPERTY = "bootdaemon.class-archive";

	/**
	 * The system property of a JVM that is trained: the seconds that it may take, 0 for
	 * no limit.
	 */
	public static final String TRAINING_PROPERTY = "bootdaemon.training";

	/** A script that stays beside the archives, for services of their owner. */
	public static final String SERVICE_SCRIPT = "service.sh";

	/**
	 * What a shell executes, with that script, the note and a command as its arguments:
	 * the command, from the class archive if that fits. The script of another user is
	 * none.
	 */
	public static final String SERVICE_START = "stage_archive=$1; shift; "
			+ "if [ -O \"$0\" ] && ! [ -h \"$0\" ]; then . \"$0\"; fi; exec \"$@\"";

	private static final String JAR_OPTION = "-D" + JAR_PROPERTY + "=";

	private static final String USE_OPTION = "-D" + USE_PROPERTY + "=";

	private static final String JAR = "-jar";

	private static final String CHECK = ShellScript.withoutComments(ClassArchive.class, "tool.sh", "directory.sh",
			"archive.sh") + """
					stage_archive=$1 stage_jar=$2 stage_java=$3 stage_newline='
					'
					find_archive
					printf %s "${stage_application:+used}$stage_unused"
					""";

	/**
	 * The archive of a launch.
	 * @param plan what is started
	 * @return where it is or would be; empty if none is wanted, or no jar is started
	 */
	public static Optional<ClassArchive> of(LaunchPlan plan) {
		Path directory = plan.options().fastStart();
		List<String> main = plan.commandLine().main();
		if (directory == null || !main.get(0).equals(JAR)) {
			return Optional.empty();
		}
		Path jar = ByteString.toPath(main.get(1), plan.options().workDirectory()).normalize();
		return Optional.of(new ClassArchive(directory.resolve(key(plan)), jar));
	}

	/**
	 * Whether it may be used: no other user can put something in its place.
	 * @return false if somebody can, or if there is no directory for it
	 */
	public boolean isTrusted() {
		return TrustedDirectory.keepsWhatWeMake(directory());
	}

	/**
	 * Whether a training has made one that a service of a user may use.
	 * @param user the user's id
	 * @return false if there is none, if it is another user's, or if another user can put
	 * something in its place
	 */
	public boolean isUsableBy(long user) {
		try {
			return Files.isRegularFile(this.note, LinkOption.NOFOLLOW_LINKS)
					&& FileOwner.of(directory(), LinkOption.NOFOLLOW_LINKS) == user
					&& TrustedDirectory.isKeptBy(directory(), user);
		}
		catch (IOException ex) {
			// The directory was removed meanwhile
			return false;
		}
	}

	/**
	 * Whether a JVM would use it that is started now. The stage decides in the same way.
	 * @param java the java that would be started
	 * @return "used", or why not; empty if none was ever made
	 * @throws IOException if no shell can be started
	 */
	public String use(Path java) throws IOException {
		Process shell = new ProcessBuilder(Shell.PATH.toString(), "-c", CHECK, "sh", this.note.toString(),
				isTrusted() ? this.jar.toString() : "", java.toString())
			.redirectErrorStream(true)
			.start();
		shell.getOutputStream().close();
		return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	/**
	 * The directory of all archives of the application.
	 * @return the directory
	 */
	public Path directory() {
		return this.note.getParent();
	}

	/**
	 * Finds the jar of a command that may run an extracted one.
	 * @param commandLine a command line
	 * @return the one that was typed: with the original jar, without the options of an
	 * archive
	 */
	public static CommandLine typed(CommandLine commandLine) {
		List<String> options = new ArrayList<>(commandLine.options());
		int start = indexOf(options, JAR_OPTION);
		int end = indexOf(options, USE_OPTION);
		List<String> main = commandLine.main();
		if (start >= 0 && start < end) {
			main = List.of(JAR, options.get(start).substring(JAR_OPTION.length()));
			options.subList(start, end).clear();
		}
		options.removeIf((option) -> option.startsWith(USE_OPTION));
		return new CommandLine(options, main, commandLine.arguments());
	}

	private static int indexOf(List<String> options, String start) {
		for (int index = 0; index < options.size(); index++) {
			if (options.get(index).startsWith(start)) {
				return index;
			}
		}
		return -1;
	}

	/** An archive made with other options or by another JDK must not be found. */
	private static String key(LaunchPlan plan) {
		List<String> parts = new ArrayList<>(JvmOptions.of(plan));
		parts.addAll(OutOfMemory.option(plan));
		parts.add(System.getProperty("java.home", ""));
		parts.add(System.getProperty("java.vm.version", ""));
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256")
				.digest(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(hash, 0, 8);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

}
