package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The daemon as the kernel sees it, started by the most inconsiderate caller there is:
 * with ignored and blocked signals, open descriptors and a umask of nothing. It is
 * started once, these tests only look at it.
 */
@ExtendWith(PlaceExtension.class)
@JvmDependent
class DaemonIT {

	private static final String NO_SIGNAL = "0".repeat(16);

	private static Place place;

	private static Outcome outcome;

	private static String readinessAtReturn;

	private static KernelProcess daemon;

	@BeforeAll
	static void start(Place given) throws IOException {
		place = given;
		Files.createDirectory(place.file("elsewhere"));
		Files.writeString(place.log(), "what was there before\n");
		outcome = place.daemonized()
			.packaged()
			.arguments("--daemon.start-timeout=50")
			.runInShell("umask 000; exec 20<>inherited 21> >(cat >/dev/null); cd elsewhere;"
					+ " trap '' INT QUIT HUP TERM USR1 ALRM; exec env --block-signal=USR1,WINCH,TERM,CHLD $JAVA")
			.exits(0);
		readinessAtReturn = Place.get(outcome.url() + "actuator/health/readiness");
		daemon = place.daemon();
	}

	@Test
	void dashDReturnsWhenReadinessProbeSaysUp() {
		assertThat(readinessAtReturn).contains("\"UP\"");
	}

	@Test
	void oneLineSaysWhoIsReadyAndWhereTheLogIs() {
		assertThat(outcome.out().lines()).singleElement()
			.asString()
			.matches("sample-app is ready: process " + daemon.pid() + ", http://localhost:[0-9]+/, [0-9.]+ s, log "
					+ place.log());
	}

	@Test
	void withoutATerminalThereAreOnlyPlainLinesOnePhaseEach() {
		assertThat(outcome.out() + outcome.err()).matches("[\n -~]*");
		assertThat(outcome.err().lines()).isNotEmpty()
			.allMatch((line) -> line.startsWith("sample-app: starting, "))
			.doesNotHaveDuplicates();
	}

	@Test
	void parentIsWhoeverAdoptsOrphansAtTheMomentOfReturn() {
		Outcome orphan = place.type(List.of("sh", "-c", "sleep 30 >/dev/null & echo $!")).finish();
		KernelProcess sleep = new KernelProcess(Long.parseLong(orphan.out().strip()));
		assertThat(daemon.parent()).isEqualTo(sleep.parent());
		sleep.signal("KILL");
	}

	@Test
	void sessionIsItsOwnAndHasLostItsLeader() {
		assertThat(daemon.session()).isNotEqualTo(daemon.pid()).isNotEqualTo(new KernelProcess(ownPid()).session());
		assertThat(new KernelProcess(daemon.session()).isAlive()).isFalse();
	}

	@Test
	void thereIsNoControllingTerminal() {
		assertThat(daemon.terminal()).isZero();
	}

	@Test
	void standardInputIsDevNull() {
		assertThat(daemon.descriptors()).containsEntry(0, "/dev/null");
	}

	@Test
	void standardOutputAndErrorAppendToTheLog() {
		assertThat(daemon.descriptors()).containsEntry(1, place.log().toString())
			.containsEntry(2, place.log().toString());
		assertThat(daemon.flags(1) & KernelProcess.O_APPEND).isNotZero();
		assertThat(daemon.flags(2) & KernelProcess.O_APPEND).isNotZero();
	}

	@Test
	void noDescriptorIsInheritedButTheLock() {
		assertThat(daemon.descriptors().values()).noneMatch((target) -> target.startsWith("pipe:"))
			.noneMatch((target) -> target.endsWith("/inherited"))
			.noneMatch((target) -> target.startsWith(place.temporary().toString()))
			.containsOnlyOnce(place.pidFile() + ".lock");
	}

	@Test
	void lockIsHeldWhileTheDaemonLives() {
		assertThat(place.type(List.of("flock", "--nonblock", place.pidFile() + ".lock", "true")).finish().exitCode())
			.isEqualTo(1);
	}

	@Test
	void nohupAndIgnoredSignalsDoNotReachTheDaemon() {
		assertThat(daemon.status("SigIgn")).isEqualTo(NO_SIGNAL);
	}

	@Test
	void blockedSignalsDoNotReachTheDaemon() {
		assertThat(daemon.status("SigBlk")).isEqualTo(NO_SIGNAL);
	}

	@Test
	void umaskIs027ByDefaultWhateverTheCallerHad() {
		assertThat(daemon.status("Umask")).isEqualTo("0027");
	}

	@Test
	void workingDirectoryIsWhereItWasTyped() {
		assertThat(daemon.workingDirectory()).contains(place.file("elsewhere"));
	}

	@Test
	void userAndGroupsAreTheCallers() {
		KernelProcess caller = new KernelProcess(ownPid());
		for (String key : List.of("Uid", "Gid", "Groups", "CapEff")) {
			assertThat(daemon.status(key)).as(key).isEqualTo(caller.status(key));
		}
	}

	@Test
	void pidFileHoldsTheNumberAndANewline() {
		assertThat(Place.read(place.pidFile())).isEqualTo(daemon.pid() + "\n");
		assertThat(daemon.isJava()).isTrue();
	}

	@Test
	void filesHaveTheirPermissionsWhateverTheCallersUmask() throws IOException {
		assertThat(permissions(place.pidFile())).isEqualTo("rw-r--r--");
		assertThat(permissions(place.file("sample.pid.lock"))).isEqualTo("rw-------");
		assertThat(permissions(place.stateFile())).isEqualTo("rw-------");
		assertThat(permissions(place.log())).isEqualTo("rw-r-----");
	}

	@Test
	void logIsAppendedNeverTruncatedAndBeginsEachStartWithOneLine() {
		assertThat(Place.read(place.log()).lines()).startsWith("what was there before")
			.element(1)
			.asString()
			.matches("---- [0-9T:.-]+(Z|[+-][0-9:]+) sample-app .* starts as process " + daemon.pid());
	}

	@Test
	void commandLineIsTheMarkAndWhatWasTypedWithoutTheFlag() {
		List<String> words = place.daemonized().packaged().arguments("--daemon.start-timeout=50").without("-d").words();
		assertThat(daemon.commandLine()).startsWith(daemon.executable().orElseThrow().toString(),
				"-Dbootdaemon.pid-file=" + place.pidFile());
		assertThat(daemon.commandLine()).element(2).asString().matches("-Dbootdaemon.lock=[0-9]+:[0-9]+");
		assertThat(daemon.commandLine()).endsWith(words.subList(1, words.size()).toArray(String[]::new));
		assertThat(daemon.commandLine()).hasSize(words.size() + 2);
	}

	@Test
	void noClassOfJnrIsLoadedInTheDaemon() {
		assertThat(Jcmd.run(daemon, "VM.class_hierarchy")).contains("io.bootdaemon.")
			.doesNotContain("jnr.", "com.kenai.jffi");
	}

	@Test
	void noThreadOfTheStartIsLeft() {
		assertThat(Jcmd.run(daemon, "Thread.print")).contains("Full thread dump").doesNotContain("\"daemon-");
	}

	@Test
	void noTemporaryFileOfTheStartIsLeft() {
		assertThat(place.temporary())
			.isDirectoryNotContaining((file) -> !file.getFileName().toString().startsWith("tomcat"));
	}

	@Test
	void secondStartExitsWith75AndDisturbsNothing() {
		String log = Place.read(place.log());
		String state = Place.read(place.stateFile());
		place.daemonized().run().exits(75).says("already running as process " + daemon.pid());
		assertThat(daemon.isAlive()).isTrue();
		assertThat(place.daemon()).isEqualTo(daemon);
		assertThat(Place.read(place.log())).isEqualTo(log);
		assertThat(Place.read(place.stateFile())).isEqualTo(state);
	}

	private static long ownPid() {
		return ProcessHandle.current().pid();
	}

	private static String permissions(Path file) throws IOException {
		return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
	}

}
