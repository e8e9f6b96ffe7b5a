package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The web server takes the listening socket that systemd, or what acts like it, passes to
 * the process. The first request comes before the application runs.
 */
@ExtendWith(PlaceExtension.class)
class SocketActivationIT {

	private static final Path ACTIVATE = Path.of("/usr/bin/systemd-socket-activate");

	private static final String ADDRESS = "http://127.0.0.1:8181/process";

	private static final String TAKEN = "The web server takes the socket that was passed to this process";

	private static final String OWN = "The web server opens a socket of its own. ";

	@Test
	@JvmDependent
	void noConnectionFailsWhileAServiceIsRestarted(Place place) {
		Systemd systemd = Systemd.in(place);
		serve(systemd, "restarted", "StandardInput=socket", "StandardOutput=journal");
		assertThat(systemd.sh("curl -sS --max-time 60 " + ADDRESS)).contains("\"pid\"");
		assertThat(systemd.journal("restarted.service")).contains(TAKEN + ", with port 8181");
		long first = systemd.mainProcess("restarted.service");
		assertThat(systemd.sh("readlink /proc/" + first + "/fd/0")).isEqualTo("/dev/null\n");
		Running client = systemd.start("sh", "-c",
				"until [ -e /run/restarted ]; do curl -s -o /dev/null -w '%{http_code}\\n' --max-time 60 " + ADDRESS
						+ "; done; rm /run/restarted");
		systemd.systemctl("restart", "restarted.service").exits(0);
		int before = client.out().length();
		await().until(() -> client.out().length() > before + 400);
		systemd.systemctl("restart", "restarted.service").exits(0);
		systemd.sh("touch /run/restarted");
		assertThat(client.finish().exits(0).out().lines()).hasSizeGreaterThan(100).containsOnly("200");
		assertThat(systemd.mainProcess("restarted.service")).isNotEqualTo(first);
		// The JDK would have standard output closed with its channel of the socket
		assertThat(journalAfterStop(systemd, "restarted")).contains("Graceful shutdown complete");
		assertThat(systemd.show("restarted.service", "Result")).isEqualTo("success");
	}

	@Test
	@JvmDependent
	void serviceWithoutANetworkAnswersOnWhatItIsPassed(Place place) {
		Systemd systemd = Systemd.in(place);
		serve(systemd, "passed", "PrivateNetwork=yes");
		assertThat(systemd.sh("curl -sS --max-time 60 " + ADDRESS)).contains("\"pid\"");
		assertThat(systemd.journal("passed.service")).contains(TAKEN + ", with port 8181");
		assertThat(journalAfterStop(systemd, "passed")).contains("Graceful shutdown complete").doesNotContain("WARN");
	}

	@Test
	void socketNamedHttpIsTaken(Place place) throws IOException {
		Assumptions.assumeTrue(Files.isExecutable(ACTIVATE), "there is no " + ACTIVATE);
		int other = Port.free();
		int http = Port.free();
		Running running = place.type(Stream.concat(Stream.of(ACTIVATE.toString(), "--listen=127.0.0.1:" + other,
				"--listen=127.0.0.1:" + http, "--fdname=other:http"), place.sample().words().stream())
			.toList());
		await().until(() -> running.err().contains("Listening on 127.0.0.1:" + http));
		assertThat(Place.get("http://127.0.0.1:" + http + "/process")).contains("\"pid\"");
		assertThat(running.out()).contains(TAKEN + ", with port " + http).contains("started on port " + http);
	}

	@Test
	void garbageIsAWarning(Place place) {
		assertWarns(place, "LISTEN_FDS=3x exec $JAVA", "LISTEN_FDS is '3x', which is not a number of sockets.");
	}

	@Test
	void fileInsteadOfASocketIsAWarning(Place place) {
		assertWarns(place, "LISTEN_FDS=1 exec $JAVA 3</dev/null",
				"Descriptor 3 can't be used as a socket, in spite of LISTEN_FDS: getsockopt: ENOTSOCK (");
	}

	@Test
	void socketDoesNotGoAlongToTheBackground(Place place) {
		place.sample()
			.arguments("-d", "--dry-run")
			.runInShell("export LISTEN_PID=$$; LISTEN_FDS=1 exec $JAVA 3</dev/null")
			.exits(0)
			.says("(LISTEN_FDS)");
	}

	private static void assertWarns(Place place, String script, String warning) {
		Running running = place.sample().startInShell("export LISTEN_PID=$$; " + script);
		await().until(() -> running.out().contains("Started SampleApplication"));
		assertThat(running.out()).contains(OWN + warning).doesNotContain(TAKEN);
	}

	/** A service that is stopped has no invocation any more. */
	private static String journalAfterStop(Systemd systemd, String name) {
		String invocation = systemd.show(name + ".service", "InvocationID");
		systemd.systemctl("stop", name + ".socket", name + ".service").exits(0);
		return systemd.sh("journalctl --sync; journalctl _SYSTEMD_INVOCATION_ID=" + invocation + " -o cat --no-pager");
	}

	/**
	 * A service that starts at the first connection.
	 */
	private static void serve(Systemd systemd, String name, String... lines) {
		List<String> service = Stream
			.concat(Stream.of("[Service]", "Type=notify", "SuccessExitStatus=143", "ExecStart=" + Systemd.java()),
					Stream.of(lines))
			.toList();
		systemd.add(name + ".service", service.toArray(String[]::new));
		systemd.add(name + ".socket", "[Socket]", "ListenStream=127.0.0.1:8181");
		systemd.systemctl("start", name + ".socket").exits(0);
		assertThat(systemd.show(name + ".service", "ActiveState")).isEqualTo("inactive");
	}

}
