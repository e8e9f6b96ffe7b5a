package io.bootdaemon.control;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.bootdaemon.ProcessOptions;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.control.Programs.Outcome;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class StartActionTests {

	private static final int TERMINATED = 143;

	private static final String PRINTS_WORDS = "case \" $* \" in *' --dry-run '*) exit 75 ;; esac\n"
			+ "printf '%s|' \"$@\"; exit 9";

	private final FakeDaemon daemon;

	StartActionTests(@TempDir Path directory) throws Exception {
		this.daemon = new FakeDaemon(directory);
	}

	@AfterEach
	void endProcesses() {
		this.daemon.close();
	}

	@EachShell
	void startIsTheCommandWithDashDInItsDirectory(String shell) throws Exception {
		this.daemon.writeJava("pwd; " + PRINTS_WORDS);
		this.daemon.install(new CommandLine(List.of("-Xmx1g"), List.of("Main"), List.of("--a=b c", "--", "x")));
		assertThat(control(shell, "start", "--more", "y  z")).isEqualTo(new Outcome(9,
				this.daemon.directory + "\n-Xmx1g|Main|-d|" + place() + "--a=b c|--|x|--more|y  z|", ""));
	}

	@EachShell
	void runIsTheCommandInTheForeground(String shell) throws Exception {
		this.daemon.writeJava(PRINTS_WORDS);
		this.daemon.install(new CommandLine(List.of(), List.of("Main"), List.of("--", "-d")));
		assertThat(control(shell, "run", "x")).isEqualTo(new Outcome(9, "Main|--foreground|--|-d|x|", ""));
	}

	@EachShell
	void wordsComeThroughToTheByte(String shell) throws Exception {
		this.daemon.writeJava("printf '%s|' \"$@\" >words");
		String bytes = allBytes();
		List<String> words = List.of("", "'", "''", "it's", "$HOME `id` $(id)", "a\\\nb\n", "*", "~", "-n", "%s\\n",
				bytes);
		this.daemon.install(new CommandLine(List.of(), List.of("Main"), words));
		assertThat(control(shell, "start").code()).isZero();
		assertThat(Files.readString(this.daemon.directory.resolve("words"), StandardCharsets.ISO_8859_1))
			.isEqualTo("Main|-d|" + place() + String.join("|", words) + "|");
	}

	@EachShell
	void startWhenStarted(String shell) throws Exception {
		this.daemon.writeJava(PRINTS_WORDS);
		Process process = this.daemon.ready(this.daemon.startWaiting());
		assertThat(control(shell, "start"))
			.isEqualTo(new Outcome(0, "app is already running: process " + process.pid() + "\n", ""));
	}

	@EachShell
	void startWhenItIsNotToBeKnownStartsNothing(String shell) throws Exception {
		this.daemon.writeJava(PRINTS_WORDS);
		Files.createDirectory(this.daemon.stateFile());
		assertThat(control(shell, "start").code()).isEqualTo(4);
		assertThat(control(shell, "start").out()).isEmpty();
	}

	@EachShell
	void startWhenPidIsRecycledStarts(String shell) throws Exception {
		this.daemon.writeJava(PRINTS_WORDS);
		this.daemon.writePid(this.daemon.startWaiting().pid());
		assertThat(control(shell, "start")).isEqualTo(new Outcome(9, "-Xmx64m|Main|-d|" + place(), ""));
	}

	@EachShell
	void startGivesTheCallersVariablesEvenIfTheyAreNamedAsOurs(String shell) throws Exception {
		this.daemon
			.writeJava("printf '%s|' \"$name\" \"$pid\" \"$line\" \"$PATH\" \"$phase\" \"$refusal\" \"$OPTIND\"");
		Map<String, String> environment = Map.of("name", "n", "pid", "7", "line", "l", "PATH", "/opt/x:/usr/bin:/bin",
				"phase", "p", "refusal", "r");
		assertThat(this.daemon.under(shell).control(environment, "start").out())
			.startsWith("n|7|l|/opt/x:/usr/bin:/bin|p|r|");
		assertThat(this.daemon.under(shell).control(environment, "restart").out()).startsWith(
				"app is not running (PID file " + this.daemon.options.pidFile() + ")\nn|7|l|/opt/x:/usr/bin:/bin|p|r|");
	}

	@EachShell
	void startWhenTheProgramIsGoneSaysHowToGoOn(String shell) throws Exception {
		assertThat(control(shell, "start")).isEqualTo(new Outcome(5, "", "'" + this.daemon.directory
				+ "/java' is gone or can't be read. How to write this script anew is said in its first lines.\n"));
	}

	@EachShell
	void restartStopsAndStarts(String shell) throws Exception {
		this.daemon.writeJava(PRINTS_WORDS);
		Process process = this.daemon.ready(this.daemon.startWaiting());
		assertThat(control(shell, "restart", "--more")).isEqualTo(new Outcome(9,
				"app is stopped: process " + process.pid() + "\n-Xmx64m|Main|-d|" + place() + "--more|", ""));
		assertThat(FakeDaemon.codeOf(process)).isEqualTo(TERMINATED);
	}

	@EachShell
	void restartOfAnotherUsersDaemonIsRefused(String shell) throws Exception {
		Process process = startAsNobody();
		// Root alone isn't enough, nor another user than the daemon's
		for (String user : new String[] { null, "0", "no such user", "1" }) {
			installForUser(user);
			for (String action : new String[] { "restart", "force-reload" }) {
				Outcome outcome = control(shell, action);
				assertThat(outcome.code()).isEqualTo(4);
				assertThat(outcome.err()).contains("belongs to another user (uid 65534)");
			}
		}
		assertThat(process.isAlive()).isTrue();
	}

	@EachShell
	void restartByRootOfTheDaemonOfTheConfiguredUserStopsAndStarts(String shell) throws Exception {
		for (String user : new String[] { "65534", "nobody" }) {
			Process process = startAsNobody();
			installForUser(user);
			Outcome outcome = control(shell, "restart");
			assertThat(outcome.out())
				.isEqualTo("app is stopped: process " + process.pid() + "\n-Xmx64m|Main|-d|" + place());
			assertThat(FakeDaemon.codeOf(process)).isEqualTo(TERMINATED);
		}
	}

	@EachShell
	void restartByRootOfADaemonOfRootThatIsToBeAnotherUsersIsRefused(String shell) throws Exception {
		assumeRoot();
		this.daemon.writeJava(PRINTS_WORDS);
		installForUser("nobody");
		Process process = this.daemon.ready(this.daemon.startWaiting());
		assertThat(control(shell, "restart").err()).contains("another user (uid 0)", "or stop it first");
		assertThat(process.isAlive()).isTrue();
	}

	@EachShell
	void restartThatCouldNotStartKeepsTheOldOneRunning(String shell) throws Exception {
		this.daemon.writeJava("echo \"$2: it isn't valid\" >&2; exit 78");
		Process process = this.daemon.ready(this.daemon.startWaiting());
		Outcome outcome = control(shell, "restart");
		assertThat(outcome.code()).isEqualTo(78);
		assertThat(outcome.err()).isEqualTo("Main: it isn't valid\n");
		assertThat(process.isAlive()).isTrue();
	}

	@EachShell
	void restartWhenTheJarIsGoneKeepsTheOldOneRunning(String shell) throws Exception {
		this.daemon.writeJava(PRINTS_WORDS);
		this.daemon.install(new CommandLine(List.of(), List.of("-jar", "gone.jar"), List.of()));
		Process process = this.daemon.ready(this.daemon.startWaiting());
		for (String action : new String[] { "restart", "force-reload" }) {
			assertThat(control(shell, action).code()).isEqualTo(5);
			assertThat(control(shell, action).err()).startsWith("'" + this.daemon.directory + "/gone.jar' is gone");
		}
		assertThat(process.isAlive()).isTrue();
	}

	@EachShell
	void actionThatIsNoneIsUsage(String shell) throws Exception {
		for (String[] words : new String[][] { {}, { "" }, { "reboot" }, { "--help" }, { "stop", "now" },
				{ "status", "x" }, { "logs", "-x" }, { "logs", "-n", "x" }, { "logs", "-n" }, { "logs", "x" } }) {
			Outcome outcome = control(shell, words);
			assertThat(outcome.code()).as(String.join(" ", words)).isEqualTo(2);
			assertThat(outcome.err()).startsWith("Usage: control ACTION\n");
			assertThat(outcome.out()).isEmpty();
		}
	}

	private static void assumeRoot() throws Exception {
		assumeThat(Files.getAttribute(Path.of("/proc/self"), "unix:uid")).as("only root is more than one user")
			.isEqualTo(0);
	}

	/** What a start is given so that it is the start of this daemon. */
	private String place() {
		return "--daemon.log-file=" + this.daemon.options.logFile() + "|--daemon.name=app|--daemon.pid-file="
				+ this.daemon.options.pidFile() + "|";
	}

	private Process startAsNobody() throws Exception {
		Programs.assumeInstalled("setpriv");
		assumeRoot();
		this.daemon.writeJava(PRINTS_WORDS);
		Process process = this.daemon
			.ready(this.daemon.startBecoming(List.of("cat"), "setpriv", "--reuid=65534", "--clear-groups", "cat"));
		Files.setAttribute(this.daemon.stateFile(), "unix:uid", 65534);
		Awaitility.await().until(() -> Files.getAttribute(Path.of("/proc/" + process.pid()), "unix:uid").equals(65534));
		return process;
	}

	private void installForUser(String user) throws Exception {
		this.daemon.install(new CommandLine(List.of("-Xmx64m"), List.of("Main"), List.of()),
				new ProcessOptions(user, null, null, null, null, null));
	}

	private Outcome control(String shell, String... words) throws Exception {
		return this.daemon.under(shell).control(words);
	}

	private static String allBytes() {
		byte[] bytes = new byte[255];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) (i + 1);
		}
		return ByteString.of(bytes);
	}

}
