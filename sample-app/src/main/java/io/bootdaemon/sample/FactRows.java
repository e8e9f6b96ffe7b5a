package io.bootdaemon.sample;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.bootdaemon.sample.ProcessFacts.Ids;
import io.bootdaemon.sample.ProcessFacts.Parent;
import io.bootdaemon.sample.ProcessFacts.Session;
import io.bootdaemon.sample.ProcessFacts.Signals;
import io.bootdaemon.sample.ProcessFacts.Terminal;

/**
 * Compares {@link ProcessFacts} with what daemon(7) asks of a daemon.
 */
final class FactRows {

	private static final int COMMAND_LINE_LENGTH = 240;

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss z", Locale.ROOT);

	private final ProcessFacts facts;

	FactRows(ProcessFacts facts) {
		this.facts = facts;
	}

	List<FactRow> processTree() {
		return List.of(FactRow.plain("Process", this.facts.pid()), parent(), session(), group(), terminal());
	}

	List<FactRow> surroundings() {
		return List.of(user(), FactRow.plain("Group id", ids(this.facts.group())), workingDirectory(), umask());
	}

	List<FactRow> descriptors() {
		ProcessFacts.Descriptors descriptors = this.facts.descriptors();
		if (descriptors == null) {
			return List.of(FactRow.plain("Descriptors", null));
		}
		return List.of(stdin(descriptors.stdin()), output("stdout", descriptors.stdout()),
				output("stderr", descriptors.stderr()),
				FactRow.plain("Others", descriptors.others(), "jars, sockets and the like"));
	}

	List<FactRow> signals() {
		Signals signals = this.facts.signals();
		if (signals == null) {
			return List.of(FactRow.plain("Signals", null));
		}
		return List.of(none("Ignored", signals.ignored()), none("Blocked", signals.blocked()),
				FactRow.plain("Caught", names(signals.caught()), "by the JVM"));
	}

	List<FactRow> program() {
		return List.of(FactRow.plain("Java", this.facts.java()), FactRow.plain("Command line", commandLine()),
				FactRow.plain("Started", TIME.format(this.facts.started().atZone(ZoneId.systemDefault()))),
				FactRow.plain("Up for", uptime(this.facts.uptime())),
				FactRow.plain("Profiles",
						this.facts.profiles().isEmpty() ? "default" : String.join(", ", this.facts.profiles())),
				FactRow.plain("Port", this.facts.port()),
				FactRow.plain("Memory", megabytes(this.facts.residentBytes()), "resident"),
				FactRow.plain("Threads", this.facts.threads()));
	}

	private FactRow parent() {
		Parent parent = this.facts.parent();
		if (parent == null) {
			return FactRow.plain("Parent", null);
		}
		String value = (parent.name() != null) ? parent.pid() + " (" + parent.name() + ")"
				: Long.toString(parent.pid());
		if (this.facts.session() == null) {
			return FactRow.plain("Parent", value);
		}
		if (this.facts.adopted()) {
			return FactRow.judged("Parent", value, true, (parent.pid() == 1) ? "as a daemon" : "as a daemon, adopted");
		}
		if (this.facts.supervised()) {
			return FactRow.judged("Parent", value, true, "its supervisor");
		}
		return FactRow.judged("Parent", value, false, "who started it");
	}

	private FactRow session() {
		Session session = this.facts.session();
		if (session == null) {
			return FactRow.plain("Session", null);
		}
		return switch (session.leader()) {
			case ENDED -> FactRow.judged("Session", session.id(), true, "its own, not its leader");
			case PARENT -> FactRow.judged("Session", session.id(), this.facts.supervised(),
					this.facts.supervised() ? "its own, led by its supervisor" : "shared with its starter");
			case OTHER -> FactRow.judged("Session", session.id(), false, "shared with its starter");
			case ITSELF -> FactRow.judged("Session", session.id(), false, "its own, and its leader");
		};
	}

	private FactRow group() {
		Session session = this.facts.session();
		if (session == null) {
			return FactRow.plain("Process group", null);
		}
		String remark = (session.group() == session.id()) ? "the session's first" : "a job of its own";
		return FactRow.plain("Process group", session.group(), remark);
	}

	private FactRow terminal() {
		Session session = this.facts.session();
		if (session == null) {
			return FactRow.plain("Terminal", null);
		}
		Terminal terminal = session.terminal();
		if (terminal == null) {
			return FactRow.judged("Terminal", "none", true, "as a daemon");
		}
		return FactRow.judged("Terminal", terminal.name() + " (" + terminal.number() + ")", false,
				terminal.foreground() ? "in its foreground" : "in its background");
	}

	private FactRow user() {
		Ids ids = this.facts.user();
		if (ids == null) {
			return FactRow.plain("User", this.facts.userName());
		}
		String value = ids(ids) + " (" + this.facts.userName() + ")";
		return (ids.effective() == 0) ? FactRow.judged("User", value, false, "runs as root")
				: FactRow.judged("User", value, true, "no privileges");
	}

	private FactRow workingDirectory() {
		String directory = this.facts.workingDirectory();
		if (directory == null) {
			return FactRow.plain("Directory", System.getProperty("user.dir"));
		}
		boolean agreed = Path.of(directory).equals(Path.of(System.getProperty("user.dir")));
		return FactRow.judged("Directory", directory, agreed,
				agreed ? "Java and kernel agree" : "Java and the kernel differ");
	}

	private FactRow umask() {
		String umask = this.facts.umask();
		if (umask == null) {
			return FactRow.plain("Umask", null);
		}
		boolean closed = (Integer.parseInt(umask, 8) & 07) == 07;
		return FactRow.judged("Umask", umask, closed, closed ? "others see nothing" : "others may read");
	}

	private static FactRow stdin(@Nullable String target) {
		if (target == null) {
			return FactRow.plain("stdin", null);
		}
		boolean silent = target.equals("/dev/null");
		return FactRow.judged("stdin", target, silent, silent ? "as a daemon" : kind(target));
	}

	private static FactRow output(String label, @Nullable String target) {
		if (target == null) {
			return FactRow.plain(label, null);
		}
		return FactRow.judged(label, target, kind(target).equals("a file") || target.equals("/dev/null"), kind(target));
	}

	private static String kind(String target) {
		if (target.equals("/dev/null")) {
			return "nowhere";
		}
		if (target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console")) {
			return "a terminal";
		}
		if (target.startsWith("pipe:")) {
			return "a pipe";
		}
		return target.startsWith("socket:") ? "a socket" : "a file";
	}

	private static FactRow none(String label, List<String> signals) {
		return FactRow.judged(label, names(signals), signals.isEmpty(),
				signals.isEmpty() ? "as a daemon" : "inherited from its starter");
	}

	private static String names(List<String> signals) {
		return signals.isEmpty() ? "none" : String.join(" ", signals);
	}

	private static @Nullable String ids(@Nullable Ids ids) {
		if (ids == null) {
			return null;
		}
		return (ids.real() == ids.effective()) ? Long.toString(ids.real())
				: ids.real() + ", effectively " + ids.effective();
	}

	private String commandLine() {
		String line = String.join(" ", this.facts.commandLine());
		return (line.length() <= COMMAND_LINE_LENGTH) ? line : line.substring(0, COMMAND_LINE_LENGTH) + " \u2026";
	}

	private static @Nullable String megabytes(@Nullable Long bytes) {
		return (bytes != null) ? bytes / (1024 * 1024) + " MB" : null;
	}

	private static String uptime(Duration uptime) {
		if (uptime.toMinutes() == 0) {
			return uptime.toSeconds() + " s";
		}
		if (uptime.toHours() == 0) {
			return uptime.toMinutes() + " min " + uptime.toSecondsPart() + " s";
		}
		if (uptime.toDays() == 0) {
			return uptime.toHours() + " h " + uptime.toMinutesPart() + " min";
		}
		return uptime.toDays() + " d " + uptime.toHoursPart() + " h";
	}

}
