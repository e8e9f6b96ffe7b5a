package io.bootdaemon.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.bootdaemon.process.ProcessStat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServiceManagerTests {

	private static final Map<String, String> SUPERVISED = Map.of("SUPERVISOR_ENABLED", "1");

	@ParameterizedTest
	@CsvSource({ "SYSTEMD_EXEC_PID=7 NOTIFY_SOCKET=/x, SYSTEMD", "SYSTEMD_EXEC_PID=7 NOTIFY_SOCKET=@x, SYSTEMD",
			"SYSTEMD_EXEC_PID=7 NOTIFY_SOCKET=,", "SYSTEMD_EXEC_PID=7,", "SYSTEMD_EXEC_PID=8 NOTIFY_SOCKET=/x,",
			"SYSTEMD_EXEC_PID=7 NOTIFY_SOCKET=/x PIDFILE=/run/x,", "SYSTEMD_EXEC_PID= NOTIFY_SOCKET=/x,",
			"NOTIFY_SOCKET=/x INVOCATION_ID=x JOURNAL_STREAM=8:1,", "CI=true GITHUB_ACTIONS=true," })
	void systemdHasToNameThisProcessAndToListen(String variables, ServiceManager expected) {
		Map<String, String> environment = new HashMap<>();
		List.of(variables.split(" ")).forEach((entry) -> {
			int separator = entry.indexOf('=');
			environment.put(entry.substring(0, separator), entry.substring(separator + 1));
		});
		assertThat(ServiceManager.ofVariables(new ServiceVariables(environment, 7), 7))
			.isEqualTo(Optional.ofNullable(expected));
	}

	@Test
	void processOneIsTheKernels() {
		assertThat(ServiceManager.ofVariables(new ServiceVariables(Map.of(), 1), 1)).contains(ServiceManager.KERNEL);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/usr/bin/python3 /usr/bin/supervisord -n -c x", "python3 -m supervisor.supervisord -n",
			"python3 -u -m supervisor.supervisord", "/opt/python /venv/bin/supervisord", "supervisord" })
	void supervisordIsTheParent(String command) {
		assertThat(ServiceManager.of(below(command), SUPERVISED, false)).contains(ServiceManager.SUPERVISORD);
		assertThat(ServiceManager.of(below(command), Map.of(), false)).as("without its variable").isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/bin/sh /srv/run supervisord", "bash -c supervisord; java", "python3 /srv/supervisord.py",
			"/usr/bin/python3 /usr/bin/supervisorctl", "/no path\u0000 at/all", "" })
	void supervisordsVariableAloneCountsForNothing(String command) {
		assertThat(ServiceManager.of(below(command), SUPERVISED, false)).isEmpty();
	}

	/** Parent, group and session of process 7, group and session of process 1. */
	@ParameterizedTest(name = "{0}")
	@CsvSource({ "an entry script, 1, 1, 1, 1, 1, /bin/sh /entry.sh, true",
			"tini with a group for it, 1, 7, 1, 1, 1, /sbin/tini -- java, true",
			"dumb-init with a session for it, 1, 7, 7, 1, 1, /usr/bin/dumb-init java, true",
			"sessions that can't be seen, 1, 0, 0, 0, 0, /bin/sh /entry.sh, true",
			"sessions that can't be seen and groups, 1, 7, 0, 1, 0, catatonit -- java, true",
			"an orphan, 1, 5, 5, 1, 1, /sbin/tini -- java, false",
			"an orphan where sessions can't be seen, 1, 5, 5, 0, 0, /bin/sh, false",
			"typed in process 1, 1, 7, 1, 1, 1, -bash, false", "typed in busybox, 1, 7, 1, 1, 1, /bin/sh, false",
			"docker exec, 0, 7, 7, 1, 1, /bin/sh, false", "a shell's child, 5, 1, 1, 1, 1, /bin/sh, false" })
	void childOfProcessOneIsTheContainersOwn(String name, long parent, long group, long session, long firstGroup,
			long firstSession, String init, boolean expected) {
		ProcessAncestry ancestry = new ProcessAncestry(stat(7, parent, group, session), List.of(),
				stat(1, 0, firstGroup, firstSession), List.of(init.split(" ")));
		assertThat(ServiceManager.of(ancestry, Map.of(), true))
			.isEqualTo(expected ? Optional.of(ServiceManager.CONTAINER) : Optional.empty());
		assertThat(ServiceManager.of(ancestry, Map.of(), false)).as("no container").isEmpty();
	}

	@Test
	void childOfAProcessOneThatMayNotBeSeenIsNotKnown() {
		ProcessAncestry ancestry = new ProcessAncestry(stat(7, 1, 1, 1), List.of(), null, List.of());
		assertThat(ServiceManager.of(ancestry, Map.of(), true)).isEmpty();
	}

	@Test
	void kinOfThisProcessIsSeen() {
		assertThat(ProcessAncestry.of(ProcessHandle.current().pid())).get()
			.satisfies((ancestry) -> assertThat(ancestry.parent()).isNotEmpty());
		assertThat(ProcessAncestry.of(1)).as("/proc of another name space").isEmpty();
	}

	private static ProcessAncestry below(String command) {
		return new ProcessAncestry(stat(7, 6, 7, 6), List.of(command.split(" ")), stat(1, 0, 1, 1),
				List.of("/sbin/init"));
	}

	private static ProcessStat stat(long pid, long parent, long group, long session) {
		return new ProcessStat(pid, 'S', parent, group, session, 0, 0);
	}

}
