package io.bootdaemon.sample.outside;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * {@code -d} where somebody waits for the end of this very process, and where that was
 * merely inherited.
 */
@ExtendWith(PlaceExtension.class)
class ServiceManagerIT {

	private static final String STAYS = "Staying in the foreground in spite of -d: ";

	private static final Path SUPERVISORD = Path.of("/usr/bin/supervisord");

	@Test
	void processOneStays(Place place) {
		Running first = Namespace.startAsFirst(place, "exec " + place.daemonized().quoted());
		await().until(() -> first.out().contains("Started SampleApplication"));
		assertThat(first.err()).contains(STAYS + "this is process 1", "'daemon.background: always' insists");
		assertThat(place.pidFile()).doesNotExist();
	}

	@Test
	void childOfAContainersFirstProcessStays(Place place) {
		Running first = Namespace.startAsFirst(place, place.daemonized().quoted() + "; true");
		await().until(() -> first.out().contains("Started SampleApplication"));
		assertThat(first.err()).contains(STAYS + "process 1 of this container");
	}

	@Test
	void commandTypedInAContainerGoesToTheBackground(Place place) {
		Running first = Namespace.startAsFirst(place,
				"sh -c " + JavaCommand.quote(place.daemonized().quoted() + "; echo typed $?; sleep 60") + "; true");
		await().until(() -> first.out().contains("typed"));
		assertThat(first.out()).contains("sample-app is ready", "typed 0");
		assertThat(first.err()).doesNotContain(STAYS);
	}

	/** In a container, process 1 is often a program that knows nothing of orphans. */
	@Test
	void startLeavesNoZombieWhereNobodyReaps(Place place) {
		Path seen = place.file("seen");
		String command = place.daemonized().quoted() + " && ps -eo stat,args >" + seen + ".new; mv " + seen + ".new "
				+ seen;
		Namespace.startAsFirst(place, "sh -c " + JavaCommand.quote(command) + " & exec sleep 1000");
		await().until(() -> Files.exists(seen));
		assertThat(Place.read(seen)).contains("bootdaemon.pid-file").doesNotContain("<defunct>");
	}

	@Test
	void serviceThatNotifiesStays(Place place) {
		Systemd systemd = Systemd.in(place);
		systemd.add("stays.service", "[Service]", "Type=exec", "NotifyAccess=all", "SuccessExitStatus=143",
				"ExecStart=" + Systemd.java() + " -d --server.port=0 --daemon.name=stays"
						+ " --daemon.pid-file=/run/stays.pid --daemon.log-file=/run/stays.out");
		systemd.systemctl("start", "stays").exits(0);
		await().until(() -> systemd.journal("stays.service").contains("Started SampleApplication"));
		assertThat(systemd.journal("stays.service")).contains(STAYS + "systemd has started this process");
		assertThat(systemd.sh("cat /proc/" + systemd.mainProcess("stays.service") + "/comm")).isEqualTo("java\n");
		assertThat(systemd.run("test", "-e", "/run/stays.pid").exitCode()).isEqualTo(1);
	}

	@Test
	void serviceOfOneProcessIsWarnedOf(Place place) {
		Systemd systemd = Systemd.in(place);
		systemd.add("ends.service", "[Service]", "Type=exec",
				"ExecStart=" + Systemd.java() + " -d --server.port=0 --daemon.name=ends"
						+ " --daemon.pid-file=/run/ends.pid --daemon.log-file=/run/ends.out");
		systemd.systemctl("start", "ends").exits(0);
		String invocation = systemd.show("ends.service", "InvocationID");
		systemd.awaitProperty("ends.service", "ActiveState", "inactive");
		assertThat(systemd.journalOf(invocation)).contains("ends the daemon as soon as -d returns", "ends is ready");
	}

	@Test
	void commandOfAServicesShellGoesToTheBackground(Place place) {
		Systemd systemd = Systemd.in(place);
		systemd.write(Path.of("/opt/bootdaemon/typed.sh"), "#!/bin/sh",
				Systemd.java() + " -d --server.port=0 --daemon.name=typed --daemon.pid-file=/run/typed.pid"
						+ " --daemon.log-file=/run/typed.out",
				"echo typed $?", "sleep 1000");
		systemd.add("typed.service", "[Service]", "Type=exec", "NotifyAccess=all",
				"ExecStart=/bin/sh /opt/bootdaemon/typed.sh");
		systemd.systemctl("start", "typed").exits(0);
		await().until(() -> systemd.journal("typed.service").contains("typed 0"));
		assertThat(systemd.journal("typed.service")).contains("typed is ready").doesNotContain(STAYS);
		assertThat(systemd.sh("cat /proc/$(cat /run/typed.pid)/comm")).isEqualTo("java\n");
	}

	@Test
	void programOfSupervisordStays(Place place) {
		Assumptions.assumeTrue(Files.isExecutable(SUPERVISORD), "there is no " + SUPERVISORD);
		Path configuration = place.write("supervisord.conf", "[supervisord]", "nodaemon=true",
				"logfile=" + place.file("supervisord.log"), "pidfile=" + place.file("supervisord.pid"),
				"[unix_http_server]", "file=" + place.file("supervisord.sock"), "[rpcinterface:supervisor]",
				"supervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface", "[supervisorctl]",
				"serverurl=unix://" + place.file("supervisord.sock"), "[program:sample]",
				"command=/bin/sh " + place.write("command.sh", "exec " + place.daemonized().quoted()),
				"stdout_logfile=" + place.file("program.out"), "redirect_stderr=true", "stopwaitsecs=60");
		Running supervisord = place.type(List.of(SUPERVISORD.toString(), "-c", configuration.toString()));
		String program = awaitStarted(place, 1);
		assertThat(program).contains(STAYS + "supervisord has started this process");
		assertThat(place.pidFile()).doesNotExist();
		long first = pid(place, configuration);
		new KernelProcess(first).signal("KILL");
		awaitStarted(place, 2);
		long second = pid(place, configuration);
		assertThat(second).isNotEqualTo(first);
		control(place, configuration, "restart", "sample").exits(0);
		awaitStarted(place, 3);
		long third = pid(place, configuration);
		control(place, configuration, "stop", "sample").exits(0);
		assertThat(new KernelProcess(third).isAlive()).isFalse();
		control(place, configuration, "shutdown").exits(0);
		supervisord.finish().exits(0);
		assertThat(Stream.of(first, second, third).map(KernelProcess::new).filter(KernelProcess::isAlive)).isEmpty();
		assertThat(place.marked()).isEmpty();
	}

	private static String awaitStarted(Place place, int times) {
		return await().until(() -> Place.read(place.file("program.out")),
				(text) -> text.split("Started SampleApplication", -1).length > times);
	}

	private static long pid(Place place, Path configuration) {
		return Long.parseLong(control(place, configuration, "pid", "sample").exits(0).out().strip());
	}

	private static Outcome control(Place place, Path configuration, String... words) {
		return place
			.type(Stream.concat(Stream.of("/usr/bin/supervisorctl", "-c", configuration.toString()), Stream.of(words))
				.toList())
			.finish();
	}

}
