package io.bootdaemon.launch.dryrun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.LaunchException;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.ReadyWhen;
import io.bootdaemon.commandline.Columns;
import io.bootdaemon.handoff.ClassArchive;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.handoff.Quoted;
import io.bootdaemon.launch.Identity;
import io.bootdaemon.launch.LaunchPreview;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.FailureReason;

/**
 * A launch plan for people.
 */
final class PlanText {

	private static final int LEFT = "working directory".length();

	private final LaunchPlan plan;

	private final LaunchPreview preview;

	private final Columns text = new Columns(LEFT);

	private PlanText(LaunchPreview preview) {
		this.plan = preview.plan();
		this.preview = preview;
	}

	static String of(LaunchPreview preview, List<String> warnings) {
		PlanText text = new PlanText(preview);
		text.writeProcess();
		text.writeFiles();
		text.writeWarnings(warnings);
		text.writeEnd();
		return text.text.toString();
	}

	private void writeProcess() {
		DaemonOptions options = this.plan.options();
		this.text.line(options.name() + ": what -d would start");
		this.text.line("");
		this.text.row("command", command(), " \\");
		this.text.row("Java", Runtime.version().toString());
		ClassArchive.of(this.plan).ifPresent((archive) -> this.text.row("class archive", use(archive)));
		this.text.row("environment", environment());
		writeRights(options.process());
		this.text.row("umask", octal(options.umask()));
		if (this.plan.keptSocket() != null) {
			this.text.row("kept socket", this.plan.keptSocket().toString());
		}
		this.text.row("ready", (options.readyWhen() == ReadyWhen.READY) ? "when runners and listeners have returned"
				: "when started, before its runners");
		this.text.row("patience",
				(options.startTimeout().isZero() ? "no limit"
						: OptionsText.seconds(options.startTimeout()) + " without progress") + " at the start, "
						+ OptionsText.seconds(options.stopTimeout()) + " at the end");
		if (options.restart().isSupervised()) {
			this.text.row("restarts", OptionsText.of(options.restart()));
		}
		if (!options.watchdogInterval().isZero()) {
			this.text.row("watchdog", "looks every " + OptionsText.seconds(options.watchdogInterval()));
		}
	}

	private String use(ClassArchive archive) {
		try {
			String use = archive.use(this.plan.java());
			return use.isEmpty() ? "none; --train makes one" : use.equals("used") ? use : "not used: " + use;
		}
		catch (IOException ex) {
			return "unknown: " + FailureReason.of(ex);
		}
	}

	private void writeRights(ProcessOptions process) {
		String user = process.user();
		Identity identity = this.preview.identity();
		if (user != null) {
			// Of an unknown one, only the configuration is known
			this.text.row("user", (identity != null) ? identity.toString() : user);
		}
		if (process.group() != null) {
			this.text.row("group", process.group());
		}
		String limits = OptionsText.of(process);
		if (!limits.isEmpty()) {
			this.text.row("limits", limits);
		}
	}

	/** An option and what belongs to it stay on one line. */
	private List<String> command() {
		List<String> words = new ArrayList<>();
		String previous = "";
		for (String word : this.preview.command()) {
			if (previous.startsWith("-") && !word.startsWith("-")) {
				words.add(words.remove(words.size() - 1) + " " + Quoted.shortly(word));
			}
			else {
				words.add(Quoted.shortly(word));
			}
			previous = word;
		}
		return words;
	}

	/** Names only: a value may be a secret. */
	private String environment() {
		Set<String> own = new TreeSet<>(this.plan.options().environment().keySet());
		int callers = this.preview.environment().size() - own.size();
		return callers + " variables, as they are here" + (own.isEmpty() ? "" : ", and " + String.join(", ", own));
	}

	private void writeFiles() {
		DaemonOptions options = this.plan.options();
		DaemonFiles files = this.plan.files();
		this.text.line("");
		this.text.row("working directory", words(options.workDirectory(), made(options.workDirectory()) ? "new" : ""),
				"");
		this.text.row("temporary files", words(this.preview.temporaryDirectory(), ""), "");
		file("PID file", files.pidFile(), options.pidFilePermissions(),
				information(files.pidFile(), "stale, replaced"));
		file("lock", files.lockFile(), 0600, lock());
		file("state", files.stateFile(), 0600, information(files.stateFile(), "replaced"));
		if (files.hasLog()) {
			file("log", files.logFile(), options.logFilePermissions(), log(files.logFile()));
			if (options.logRotation().isOn()) {
				this.text.row("rotation", OptionsText.of(options.logRotation()));
			}
		}
		else {
			this.text.row("log", "none (/dev/null)");
		}
	}

	private void file(String label, Path file, int permissions, String state) {
		List<String> words = new ArrayList<>(List.of(octal(permissions)));
		words.addAll(words(file, state + (made(file.getParent()) ? ", as its directory" : "")));
		this.text.row(label, words, "");
	}

	private static List<String> words(Path path, String state) {
		return state.isEmpty() ? List.of(path.toString()) : List.of(path.toString(), "(" + state + ")");
	}

	private String information(Path file, String otherwise) {
		if (!Files.exists(file)) {
			return "new";
		}
		return this.preview.lockHolders().isEmpty() ? otherwise : "of the running daemon";
	}

	private String lock() {
		List<Long> holders = this.preview.lockHolders();
		if (!holders.isEmpty()) {
			return "held by process " + String.join(", ", holders.stream().map(String::valueOf).toList());
		}
		return Files.exists(this.plan.files().lockFile()) ? "free" : "new";
	}

	private static String log(Path file) {
		try {
			return Files.exists(file) ? "%d kB, appended to".formatted((Files.size(file) + 1023) / 1024) : "new";
		}
		catch (IOException ex) {
			// Gone since the last line
			return "new";
		}
	}

	private boolean made(Path directory) {
		return this.preview.missingDirectories().contains(directory);
	}

	private void writeWarnings(List<String> warnings) {
		this.text.line("");
		this.text.line(warnings.isEmpty() ? "No warnings." : "Warnings:");
		warnings.forEach((warning) -> this.text.point("-", warning + "."));
	}

	private void writeEnd() {
		LaunchException refusal = this.preview.refusal();
		this.text.line("");
		this.text.line("Nothing was started. "
				+ ((refusal == null) ? "-d would start it, and end with 0 when it is ready." : "-d would end with "
						+ refusal.exitStatus().code() + ": " + refusal.exitStatus().description() + "."));
	}

	private static String octal(int mode) {
		return "%04o".formatted(mode);
	}

}
