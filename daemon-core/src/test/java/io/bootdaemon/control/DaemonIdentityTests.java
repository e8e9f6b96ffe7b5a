package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.bootdaemon.control.Programs.Outcome;
import io.bootdaemon.process.Children;
import io.bootdaemon.process.Children.Child;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonMark;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.FileId;
import io.bootdaemon.process.Locks;
import io.bootdaemon.process.ProcessIdentity;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Which process is the daemon: one table for the rule in Java and for that in sh.
 */
@EnabledOnOs(OS.LINUX)
class DaemonIdentityTests {

	private static final List<String> SHELLS = List.of("dash", "bash", "busybox sh");

	private static final String NOBODY = "65534";

	@TempDir
	Path directory;

	@RegisterExtension
	final Children children = new Children();

	@ParameterizedTest(name = "{0}")
	@MethodSource
	void scenarios(String what, Scenario scenario) throws Exception {
		Answer expected = scenario.prepare(this);
		Place place = expected.place();
		Target target = new Target("app", place.files(), expected.user(), Duration.ofSeconds(1), true, List.of(""),
				true);
		DaemonLookup found = DaemonLookup.of(target);
		ProcessIdentity process = (found.process() != null) ? found.process() : found.processes().stage();
		assertThat(found.condition().exitStatus().code()).as("code by Java").isEqualTo(expected.code());
		if (expected.pid() != 0) {
			assertThat(process).as("process by Java").isNotNull();
			assertThat(process.pid()).as("process by Java").isEqualTo(expected.pid());
			assertThat(found.state().get(Key.URL).isPresent()).as("state by Java").isEqualTo(expected.state());
		}
		for (String shell : SHELLS) {
			Outcome status = status(target, shell);
			assertThat(status.code()).as("code by %s: %s", shell, status).isEqualTo(expected.code());
			if (expected.pid() != 0) {
				assertThat(status.out()).as("process by %s", shell).contains("process " + expected.pid());
				assertThat(status.out().contains("http://")).as("state by %s: %s", shell, status)
					.isEqualTo(expected.state());
			}
		}
	}

	static Stream<Arguments> scenarios() {
		return Stream.of(scenario("nothing is there", (test) -> test.at("app").isStopped()),
				scenario("the recorded process holds the lock", (test) -> {
					Place place = test.at("app").place();
					return new Answer(place, test.record(place, place.holding(test.children)));
				}), scenario("the recorded process holds no lock", (test) -> {
					Place place = test.at("app").place();
					test.record(place, test.children.shell(Children.WAITS));
					return new Answer(place, 1);
				}), scenario("the recorded process holds another lock", (test) -> {
					Place place = test.at("app").place();
					test.record(place, test.at("other").place().holding(test.children));
					return new Answer(place, 1);
				}), scenario("the directory is a copy", (test) -> {
					Place place = test.at("app").place();
					test.record(place, place.marked(test.children));
					return new Answer(test.copy(place), 1);
				}), scenario("the files were removed", (test) -> {
					Place place = test.at("app").place();
					long pid = test.record(place, place.marked(test.children)).pid();
					test.remove(place);
					return new Answer(place, 0, pid, false, null);
				}), scenario("the lock was removed, and is there again", (test) -> {
					Place place = test.at("app").place();
					long pid = test.record(place, place.marked(test.children)).pid();
					Files.delete(place.files().lockFile());
					Files.createFile(place.files().lockFile());
					return new Answer(place, 0, pid, true, null);
				}), scenario("the directory was moved, and is there again", (test) -> {
					Place place = test.at("app").place();
					long pid = test.record(place, place.marked(test.children)).pid();
					Path typed = place.files().pidFile().getParent();
					Files.move(typed, typed.resolveSibling("moved"));
					Files.createDirectory(typed);
					return new Answer(place, 0, pid, true, null);
				}), scenario("a link on the way was changed", (test) -> {
					Path link = Files.createSymbolicLink(test.directory.resolve("current"),
							Files.createDirectory(test.directory.resolve("41")));
					Place place = new Place(link);
					long pid = test.record(place, place.marked(test.children)).pid();
					Files.delete(link);
					Files.createSymbolicLink(link, Files.createDirectory(test.directory.resolve("42")));
					return new Answer(place, 0, pid, true, null);
				}), scenario("the state file is garbled", (test) -> {
					Place place = test.at("app").place();
					long pid = place.marked(test.children).pid();
					place.stateFile("pid=1\nstart-ticks=\0\n");
					return new Answer(place, 0, pid, false, null);
				}), scenario("a process has the mark and no lock", (test) -> {
					Place place = test.at("app").place();
					test.children.shell(Children.WAITS,
							Locks.mark(place.files().pidFile()).options().toArray(String[]::new));
					return new Answer(place, 3);
				}), scenario("a process has the mark and another lock than it says", (test) -> {
					Place place = test.at("app").place();
					test.marked(new DaemonMark(place.files().pidFile(), new FileId(1, 1)),
							test.directory.resolve("elsewhere.lock"));
					return new Answer(place, 3);
				}), scenario("a process has the mark of another PID file", (test) -> {
					test.at("other").place().marked(test.children);
					return test.at("app").isStopped();
				}), scenario("the supervisor alone, its files removed", (test) -> {
					Place place = test.at("app").place();
					long pid = test.stage(place);
					test.remove(place);
					return new Answer(place, 0, pid, false, null);
				}), scenario("another user's process has the mark of ours", (test) -> {
					Place place = test.at("app").place();
					test.markedAs(place, "--reuid=" + NOBODY, "--regid=" + NOBODY);
					return new Answer(place, 3);
				}), scenario("a process of daemon.user, its files removed", (test) -> {
					Place place = test.at("app").place();
					long pid = test.markedAs(place, "--reuid=" + NOBODY, "--regid=" + NOBODY);
					test.remove(place);
					return new Answer(place, 0, pid, false, "nobody");
				}), scenario("a set-user-ID program of another user has the mark of ours", (test) -> {
					Place place = test.at("app").place();
					test.markedAs(place, "--ruid=" + NOBODY);
					return new Answer(place, 3);
				}), scenario("its name has line breaks, stars and parentheses", (test) -> {
					Place place = test.at("app").place();
					Path shell = Files.copy(Path.of("/bin/sh"), test.directory.resolve("a\n) x *\n*"));
					long pid = test.marked(Locks.mark(place.files().pidFile()), place.files().lockFile(), shell);
					test.remove(place);
					return new Answer(place, 0, pid, false, null);
				}), scenario("the lock is a link to another daemon's", (test) -> {
					Place place = test.at("app").place();
					Place other = test.at("other").place();
					other.marked(test.children);
					Files.createSymbolicLink(place.files().lockFile(), other.files().lockFile());
					return new Answer(place, 3);
				}), scenario("a process of ours holds a lock of another user's", (test) -> {
					Place place = test.at("app").place();
					Path lock = test.directory.resolve("planted.lock");
					test.marked(new DaemonMark(place.files().pidFile(), FileId.of(Files.createFile(lock))), lock);
					test.give(lock);
					return new Answer(place, 3);
				}), scenario("others may open the lock", (test) -> {
					Place place = test.at("app").place();
					test.record(place, place.marked(test.children));
					Files.setPosixFilePermissions(place.files().lockFile(),
							PosixFilePermissions.fromString("rw-r--r--"));
					return new Answer(place, 1);
				}), scenario("another user's state names the process", (test) -> {
					Place place = test.at("app").place();
					long pid = test.record(place, place.marked(test.children)).pid();
					test.give(place.files().stateFile());
					return new Answer(place, 0, pid, false, null);
				}), scenario("another user's daemon is in the place", (test) -> {
					Place place = test.at("app").place();
					long pid = test.markedAs(place, "--reuid=" + NOBODY, "--regid=" + NOBODY);
					place.pidFile(pid);
					place.stateFile(Place.state(ProcessIdentity.of(pid).orElseThrow()));
					test.give(place.files().stateFile());
					return new Answer(place, 4);
				}), scenario("a link of root's leads to another daemon", (test) -> {
					Place place = test.at("app").place();
					long pid = test.record(place, place.marked(test.children)).pid();
					return new Answer(test.linked(place), 0, pid, true, null);
				}), scenario("another user's link leads to another daemon", (test) -> {
					Place place = test.at("app").place();
					test.record(place, place.marked(test.children));
					Place linked = test.linked(place);
					test.give(linked.files().pidFile().getParent().getParent());
					return new Answer(linked, 4);
				}), scenario("others may change the link that leads to another daemon", (test) -> {
					Place place = test.at("app").place();
					test.record(place, place.marked(test.children));
					Place linked = test.linked(place);
					Files.setPosixFilePermissions(linked.files().pidFile().getParent().getParent(),
							PosixFilePermissions.fromString("rwxrwxr-x"));
					return new Answer(linked, 4);
				}), scenario("another user's link leads to that user's daemon", (test) -> {
					Place place = test.at("app").place();
					long pid = test.markedAs(place, "--reuid=" + NOBODY, "--regid=" + NOBODY);
					Place linked = test.linked(place);
					test.give(linked.files().pidFile().getParent().getParent());
					test.give(place.files().pidFile().getParent());
					return new Answer(linked, 0, pid, false, null);
				}));
	}

	/** The same files, by a link in a directory of its own. */
	private Place linked(Place place) throws IOException {
		Path directory = Files.createDirectory(this.directory.resolve("links"));
		return new Place(Files.createSymbolicLink(directory.resolve("current"), place.files().pidFile().getParent()));
	}

	private void give(Path directory) throws IOException {
		assumeThat(System.getProperty("user.name")).as("only root can give a directory away").isEqualTo("root");
		Files.setAttribute(directory, "unix:uid", Integer.valueOf(NOBODY));
	}

	private static Arguments scenario(String what, Scenario scenario) {
		return Arguments.of(what, scenario);
	}

	private static Outcome status(Target target, String shell) throws Exception {
		List<String> words = new ControlShell(target).command("status");
		List<String> command = new ArrayList<>(List.of(shell.split(" ")));
		command.addAll(words.subList(1, words.size()));
		return Programs.run(command, Path.of("/"), Map.of());
	}

	/** The place of a daemon in a directory of its own. */
	private Answer at(String name) throws IOException {
		return new Answer(new Place(Files.createDirectory(this.directory.resolve(name))), 3);
	}

	private Child record(Place place, Child child) {
		place.pidFile(child.pid());
		place.stateFile(Place.state(child.identity()).with(Key.URL, "http://localhost:8080/"));
		return child;
	}

	private Place copy(Place place) throws IOException {
		Path source = place.files().pidFile().getParent();
		Path target = Files.createDirectory(this.directory.resolve("copy"));
		try (Stream<Path> files = Files.list(source)) {
			for (Path file : files.toList()) {
				Files.copy(file, target.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
			}
		}
		return new Place(target);
	}

	private void remove(Place place) throws IOException {
		DaemonFiles files = place.files();
		for (Path file : List.of(files.pidFile(), files.stateFile(), files.lockFile())) {
			Files.deleteIfExists(file);
		}
	}

	private long marked(DaemonMark mark, Path lock, String... prefix) {
		return marked(mark, lock, Path.of("/bin/sh"), prefix);
	}

	private long marked(DaemonMark mark, Path lock, Path shell, String... prefix) {
		List<String> command = new ArrayList<>(List.of(prefix));
		command.addAll(List.of(shell.toString(), "-c", Children.WAITS, "sh"));
		command.addAll(mark.options());
		return this.children.start(new ProcessBuilder(Locks.holding(lock, command))).pid();
	}

	private long markedAs(Place place, String... ids) {
		assumeThat(System.getProperty("user.name")).as("only root can become another user").isEqualTo("root");
		List<String> prefix = new ArrayList<>(List.of("setpriv", "--clear-groups"));
		prefix.addAll(List.of(ids));
		return marked(Locks.mark(place.files().pidFile()), place.files().lockFile(), prefix.toArray(String[]::new));
	}

	private long stage(Place place) {
		List<String> command = new ArrayList<>(
				List.of("setsid", "sh", "-c", "eval \"$BOOTDAEMON_STAGE\"", "app", "java"));
		command.addAll(Locks.mark(place.files().pidFile()).options());
		ProcessBuilder builder = new ProcessBuilder(Locks.holding(place.files().lockFile(), command));
		builder.environment().put("BOOTDAEMON_STAGE", Children.WAITS);
		return this.children.start(builder).pid();
	}

	/** Prepares what is to be looked at, and says what is to be found. */
	private interface Scenario {

		Answer prepare(DaemonIdentityTests test) throws Exception;

	}

	/**
	 * What is to be found.
	 *
	 * @param place where
	 * @param code that of {@code --status}
	 * @param pid the daemon's; 0 if there is none
	 * @param state whether its state is known
	 * @param user as whom root lets it run
	 */
	private record Answer(Place place, int code, long pid, boolean state, String user) {

		Answer(Place place, int code) {
			this(place, code, 0, false, null);
		}

		Answer(Place place, Child daemon) {
			this(place, 0, daemon.pid(), true, null);
		}

		Answer isStopped() {
			return this;
		}

	}

}
