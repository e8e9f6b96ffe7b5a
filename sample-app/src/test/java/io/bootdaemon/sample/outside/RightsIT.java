package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A daemon that root starts as another user, with a priority and limits of its own. It
 * takes root: without, these tests are skipped.
 */
@ExtendWith(PlaceExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class RightsIT {

	private static final String UIDS = (OtherUser.ID + "\t").repeat(4).strip();

	private static final String GIDS = (OtherUser.GROUP + "\t").repeat(4).strip();

	private Place place;

	private KernelProcess daemon;

	private List<String> stage;

	@BeforeAll
	void startWithAllOfIt(Place place) throws IOException {
		OrdinaryUser.assumeThatItCanRead(place, JavaCommand.JAR);
		this.place = place;
		// In the one root makes the first missing directory, in the other the user does
		Path all = Files.createDirectory(place.file("all"));
		Files.setAttribute(all, "unix:mode", 01777);
		Running start = OtherUser.start(place, command().words());
		KernelProcess first = await().until(this::stage, (process) -> process != null);
		this.stage = rights(first);
		start.finish().exits(0);
		this.daemon = new KernelProcess(Long.parseLong(Place.read(pidFile()).strip()));
	}

	@Test
	@JvmDependent
	void stageAndDaemonAreThatUserInAllFourIdsAndItsGroups() {
		assertThat(this.stage).containsExactly(UIDS, GIDS, OtherUser.GROUP + " " + OtherUser.SECOND_GROUP);
		assertThat(rights(this.daemon)).isEqualTo(this.stage);
		assertThat(List.of(this.daemon.status("CapPrm"), this.daemon.status("CapEff"))).containsOnly("0".repeat(16));
	}

	@Test
	@JvmDependent
	void environmentHasTheHomeAndNamesOfThatUser() {
		assertThat(this.daemon.environment()).containsEntry("HOME", OtherUser.HOME)
			.containsEntry("USER", OtherUser.NAME)
			// What is configured for the daemon comes on top
			.containsEntry("LOGNAME", "configured")
			.containsEntry("LANG", "C.UTF-8");
	}

	@Test
	void directoriesAndFilesAreThatUsersAndNothingElseIs() throws IOException {
		List<Path> made = List.of(this.place.file("run"), this.place.file("run/deep"), pidFile(),
				this.place.file("run/deep/sample.pid.lock"), this.place.file("run/deep/sample.pid.state"),
				this.place.file("all/log"), log());
		for (Path file : made) {
			assertThat(List.of(OtherUser.owner(file), group(file))).as(file.toString())
				.containsExactly(OtherUser.ID, OtherUser.GROUP);
		}
		assertThat(List.of(OtherUser.owner(this.place.directory()), OtherUser.owner(this.place.file("all"))))
			.containsOnly(0);
		assertThat(OtherUser.owner(Path.of("/proc/" + this.daemon.pid()))).isEqualTo(OtherUser.ID);
	}

	@Test
	@JvmDependent
	void priorityAndLimitsAreThoseConfigured() {
		Path process = Path.of("/proc/" + this.daemon.pid());
		assertThat(Place.read(process.resolve("limits"))).containsPattern("Max open files +2048 +2048 ")
			.containsPattern("Max core file size +1048576 +1048576 ");
		assertThat(Place.read(process.resolve("oom_score_adj"))).isEqualTo("321\n");
		String stat = Place.read(process.resolve("stat"));
		assertThat(stat.substring(stat.lastIndexOf(')')).split(" ")[17]).as("nice").isEqualTo("7");
	}

	@Test
	@JvmDependent
	void jdksToolsOfThatUserReachIt() {
		List<String> jcmd = List.of("setpriv", "--reuid=" + OtherUser.ID, "--regid=" + OtherUser.GROUP,
				"--clear-groups", JavaCommand.JAVA_HOME.resolve("bin/jcmd").toString(),
				Long.toString(this.daemon.pid()), "VM.version");
		assertThat(this.place.type(jcmd).finish().exits(0).out()).contains("VM version");
	}

	@Test
	void rootAsksReloadsAndTheLogIsMadeAnewByThatUser() throws IOException {
		OtherUser.run(this.place, command("--status")).exits(0).says("process " + this.daemon.pid());
		Path moved = Files.move(log(), this.place.file("all/log/moved.out"));
		OtherUser.run(this.place, command("--reload")).exits(0).says("log reopened");
		assertThat(OtherUser.owner(log())).isEqualTo(OtherUser.ID);
		assertThat(this.daemon.descriptors().get(1)).isEqualTo(log().toString());
		Files.delete(moved);
		OtherUser.run(this.place, command("--dump")).exits(0);
	}

	/** By default, root of a container can't look at descriptors of another user. */
	@ParameterizedTest
	@CsvSource({ "--status, 0", "--status=all, 0", "--status=json, 0", "--reload, 0", "-d, 75" })
	void rootWithoutTheRightToTraceFindsIt(String flag, int code) throws IOException {
		String pid = Long.toString(this.daemon.pid());
		Outcome outcome = OtherUser.start(this.place, untraced(command(flag))).finish().exits(code);
		assertThat(outcome.out() + outcome.err()).contains(flag.equals("--reload") ? "has reloaded" : pid);
	}

	@Test
	void rootWithoutTheRightToTraceStopsIt(Place place) throws IOException {
		OtherUser.own(place.directory());
		JavaCommand sample = place.sample().arguments("--daemon.user=" + OtherUser.NAME);
		OtherUser.run(place, sample.arguments("-d")).exits(0);
		KernelProcess daemon = place.daemon();
		OtherUser.start(place, untraced(sample.arguments("--stop"))).finish().exits(0).says("process " + daemon.pid());
		assertThat(daemon.isAlive()).isFalse();
	}

	private static List<String> untraced(JavaCommand command) {
		return Stream
			.concat(Stream.of("setpriv", "--bounding-set=-sys_ptrace", "--inh-caps=-sys_ptrace"),
					command.words().stream())
			.toList();
	}

	@Test
	void restartByRootTakesFreshAndStopRemovesThePidFile(Place place) throws IOException {
		OtherUser.own(place.directory());
		JavaCommand sample = place.sample().arguments("--daemon.user=" + OtherUser.NAME);
		OtherUser.run(place, sample.arguments("-d")).exits(0);
		KernelProcess old = place.daemon();
		OtherUser.run(place, sample.arguments("--restart")).exits(77).says("uid " + OtherUser.ID, "--restart=fresh");
		// As root it would be root's from then on
		place.sample().arguments("--restart=fresh").run().exits(77).says("uid " + OtherUser.ID);
		assertThat(old.isAlive()).isTrue();
		OtherUser.run(place, sample.arguments("--restart=fresh", "--daemon.nice=1")).exits(0);
		assertThat(old.isAlive()).isFalse();
		assertThat(place.daemon().status("Uid")).isEqualTo(UIDS);
		OtherUser.run(place, sample.arguments("--stop")).exits(0);
		assertThat(place.remains()).isEmpty();
	}

	@Test
	@JvmDependent
	void daemonThatRestartsItselfStaysThatUserWithItsLimits(Place place) throws IOException {
		OtherUser.own(place.directory());
		OtherUser
			.run(place,
					place.daemonized()
						.with(RestartsItselfOnce.class)
						.arguments("--daemon.user=" + OtherUser.NAME, "--daemon.nice=2", "--daemon.oom-score-adj=123"))
			.exits(0);
		KernelProcess first = place.daemon();
		await().until(() -> !first.isAlive());
		await().until(() -> Place.read(place.stateFile()).contains("phase=ready"));
		KernelProcess next = place.daemon();
		assertThat(next.pid()).isNotEqualTo(first.pid());
		assertThat(next.status("Uid")).isEqualTo(UIDS);
		assertThat(next.environment()).containsEntry("USER", OtherUser.NAME);
		assertThat(Place.read(Path.of("/proc/" + next.pid() + "/oom_score_adj"))).isEqualTo("123\n");
	}

	@Test
	void ordinaryUserWhoIsConfiguredMayLowerItsOwn(Place place) throws IOException {
		OrdinaryUser.give(place.directory());
		OrdinaryUser.give(place.temporary());
		place.daemonized()
			.arguments("--daemon.user=" + OrdinaryUser.ID, "--daemon.nice=3", "--daemon.limits.open-files=128")
			.runAsOrdinaryUser()
			.exits(0);
		assertThat(Place.read(Path.of("/proc/" + place.daemon().pid() + "/limits")))
			.containsPattern("Max open files +128 +128 ");
	}

	private JavaCommand command() {
		return command("-d");
	}

	private JavaCommand command(String flag) {
		return this.place.sample()
			.without("--daemon.")
			.arguments(flag, "--daemon.user=" + OtherUser.NAME, "--daemon.pid-file=" + pidFile(),
					"--daemon.log-file=" + log(), "--daemon.nice=7", "--daemon.oom-score-adj=321",
					"--daemon.limits.open-files=2048", "--daemon.limits.core=1MB",
					"--daemon.environment.LOGNAME=configured");
	}

	private Path pidFile() {
		return this.place.file("run/deep/sample.pid");
	}

	private Path log() {
		return this.place.file("all/log/sample.out");
	}

	private KernelProcess stage() {
		return this.place.marked().filter((process) -> process.pid() == process.session()).findFirst().orElse(null);
	}

	private static List<String> rights(KernelProcess process) {
		return List.of(process.status("Uid"), process.status("Gid"), process.status("Groups").strip());
	}

	private static int group(Path file) throws IOException {
		return (Integer) Files.getAttribute(file, "unix:gid", LinkOption.NOFOLLOW_LINKS);
	}

}
