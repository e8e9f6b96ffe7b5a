package io.bootdaemon.control;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.LaunchException;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.handoff.Quoted;
import io.bootdaemon.handoff.ShellScript;
import io.bootdaemon.process.PrintableText;
import io.bootdaemon.service.InstalledFile;

/**
 * The control script of one application. It does {@code status}, {@code stop}, {@code
 * logs} and {@code reload} without a JVM, and {@code start} and {@code run} by the
 * command that it contains. Its paths are those that were resolved when it was written.
 * It contains nothing of the environment, as everybody may read it.
 *
 * @param options the daemon's name, version, files, user and stop timeout
 * @param java the java program
 * @param commandLine how the application is started, without flags of ours, as seen from
 * the directory
 * @param directory where that was typed
 */
public record ControlScript(DaemonOptions options, Path java, CommandLine commandLine, Path directory) {

	/** By this line, among its first ones, a script is known to be ours. */
	static final String MARK = "# Control script, written by Boot Daemon. Don't edit: it is replaced as a whole.";

	private static final String REMEDY = "Name a file in a directory of your own: '--install-script=FILE'.";

	private static final String JAR = "-jar";

	/** Those that the verbs are done by as well. */
	static final String[] COMMON_PARTS = { "/io/bootdaemon/handoff/stat.sh", "/io/bootdaemon/handoff/contents.sh",
			"/io/bootdaemon/handoff/printable.sh", "settings.sh", "process.sh", "mark.sh", "path.sh", "identity.sh",
			"search.sh", "find.sh", "supervisor.sh", "readable.sh", "state.sh", "say.sh", "details.sh", "status.sh",
			"wait.sh", "lock.sh", "end.sh", "stop.sh", "silence.sh", "reload.sh", "logs.sh" };

	private static final String PARTS = ShellScript.withComments(ControlScript.class, COMMON_PARTS) + "\n"
			+ ShellScript.withComments(ControlScript.class, "start.sh", "usage.sh", "control.sh");

	/**
	 * Writes the script, executable for all, in one step. What is there already is
	 * replaced if it is a control script, and left as it is if not.
	 * @param file where; not a symbolic link
	 * @throws LaunchException if something else is there, or it can't be written
	 */
	public void install(Path file) throws LaunchException {
		Path absolute = file.toAbsolutePath().normalize();
		new InstalledFile(absolute, "control script", MARK, (text) -> Optional.empty(), REMEDY).write(text(absolute),
				"rwxr-xr-x");
	}

	/**
	 * The text of the script.
	 * @param file where it is to be, for the line that says how to write it anew
	 * @return a byte string
	 */
	String text(Path file) {
		String name = ByteString.of(this.options.name());
		return """
				#!/bin/sh
				%s
				# Of:   %s
				# By:   %s
				# Anew: %s

				settings() {
				%s	initialize
				}

				check_program() {
					%s
				}

				java_with() {
					check_program
					cd %s || exit 5
					exec %s "$@"
				}

				start_java() { java_with %s "$@"; }

				try_java() { java_with %s "$@"; }

				restart_java() { java_with %s "$@"; }

				hot_restart_java() { java_with %s "$@"; }

				run_java() { java_with %s "$@"; }

				""".formatted(MARK, comment(name), comment(writer()), comment(anew(file)),
				ControlSettings.of(this.options).text(Quoted::word), needs(),
				Quoted.word(ByteString.of(this.directory)), Quoted.words(launcher()), startArguments("-d"),
				startArguments("-d", "--dry-run"), startArguments("--restart=fresh"), startArguments("--restart=hot"),
				arguments(List.of("--foreground"))) + PARTS;
	}

	private String writer() {
		String version = this.options.version();
		return program() + ((version != null) ? ", version " + ByteString.of(version) : "");
	}

	private String program() {
		List<String> main = this.commandLine.main();
		return runsJar() ? ByteString.of(ByteString.toPath(main.get(1), this.directory)) : String.join(" ", main);
	}

	private String anew(Path file) {
		List<String> command = new ArrayList<>(launcher());
		command.add("--install-script=" + ByteString.of(file));
		command.addAll(this.commandLine.arguments());
		return "cd " + Quoted.shortly(ByteString.of(this.directory)) + " && "
				+ String.join(" ", command.stream().map(Quoted::shortly).toList());
	}

	private List<String> launcher() {
		List<String> words = new ArrayList<>();
		words.add(ByteString.of(this.java));
		words.addAll(this.commandLine.options());
		words.addAll(this.commandLine.main());
		return words;
	}

	private String needs() {
		String java = "need " + Quoted.word(ByteString.of(this.java));
		return runsJar() ? java + "\n\tneed " + Quoted.word(program()) : java;
	}

	private boolean runsJar() {
		return this.commandLine.main().get(0).equals(JAR);
	}

	/** The flags in front, as behind a {@code --} nothing would be ours. */
	private String arguments(List<String> flags) {
		List<String> words = new ArrayList<>(flags);
		words.addAll(this.commandLine.arguments());
		return Quoted.words(words);
	}

	/**
	 * The daemon is that of this script, also when another place would be the default by
	 * then.
	 */
	private String startArguments(String... flags) {
		List<String> words = new ArrayList<>(List.of(flags));
		Map.of("name", ByteString.of(this.options.name()), "pid-file", ByteString.of(this.options.pidFile()),
				"log-file", ByteString.of(this.options.logFile()))
			.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.map((entry) -> "--daemon." + entry.getKey() + "=" + entry.getValue())
			.filter((argument) -> this.commandLine.arguments()
				.stream()
				.noneMatch((given) -> given.startsWith(argument.substring(0, argument.indexOf('=') + 1))))
			.forEach(words::add);
		return arguments(words);
	}

	/** What would end the line would end the comment. */
	private static String comment(String text) {
		return PrintableText.line(text);
	}

}
