package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Where the original process opens the socket that is kept, and what it says if that
 * can't be.
 */
@ExtendWith(PlaceExtension.class)
class KeptSocketAddressIT {

	@Test
	void backlogIsTheServers(Place place) throws IOException {
		String url = KeptSockets.keeping(place).arguments("--server.tomcat.accept-count=2").run().exits(0).url();
		// The kernel goes on to answer
		place.daemon().signal("STOP");
		InetSocketAddress server = new InetSocketAddress(InetAddress.getLoopbackAddress(),
				Integer.parseInt(KeptSockets.port(url)));
		List<Socket> waiting = new ArrayList<>();
		try {
			assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> {
				while (waiting.size() < 20) {
					waiting.add(new Socket());
					waiting.get(waiting.size() - 1).connect(server, 1000);
				}
			});
			assertThat(waiting).hasSizeBetween(3, 6);
		}
		finally {
			for (Socket socket : waiting) {
				socket.close();
			}
			place.daemon().signal("CONT");
		}
	}

	@Test
	void addressesAreThoseOfTheJdk(Place place) {
		String url = KeptSockets.keeping(place).run().exits(0).url();
		assertThat(KeptSockets.request(place, url.replace("localhost", "127.0.0.1")).finish().exits(0).out())
			.isEqualTo("200");
		assertThat(KeptSockets.request(place, url.replace("localhost", "[::1]")).finish().exits(0).out())
			.isEqualTo("200");
		assertThat(Place.read(place.stateFile())).contains("kept-socket=*:" + KeptSockets.port(url) + "\n");
	}

	@ParameterizedTest
	@CsvSource({ "1, --server.port=PORT, another process listens on port",
			"78, --server.address=192.0.2.1, no such address",
			"78, --server.address=no.such.host.invalid, which is no address", "78, --server.port=http, 'server.port'",
			"78, --daemon.keep-socket=maybe, 'daemon.keep-socket'" })
	void whatCanNotBeOpenedIsToldBeforeAnythingStarts(int code, String argument, String reason, Place place)
			throws IOException {
		try (ServerSocket busy = new ServerSocket(0)) {
			String changed = argument.replace("PORT", Integer.toString(busy.getLocalPort()));
			JavaCommand command = KeptSockets.keeping(place).without(changed.split("=")[0]).arguments(changed);
			command.run().exits(code).says(reason);
			assertThat(place.log()).doesNotExist();
			assertThat(place.remains()).isEmpty();
			command.arguments("--dry-run").run().exits(code).says(reason);
		}
	}

	@Test
	void portThatIsRootsTakesRoot(Place place) throws IOException {
		OrdinaryUser.give(place.directory());
		OrdinaryUser.give(place.temporary());
		KeptSockets.keeping(place)
			.without("--server.port=")
			.arguments("--server.port=" + privileged())
			.runAsOrdinaryUser()
			.exits(77)
			.says("only root may listen on port", "daemon.user");
		assertThat(place.remains()).isEmpty();
	}

	@Test
	@JvmDependent
	void portThatIsRootsIsServedByAnotherUserWithoutAnyCapability(Place place) throws IOException {
		OrdinaryUser.assumeThatItCanRead(place, JavaCommand.JAR);
		OtherUser.own(place.directory());
		int port = privileged();
		JavaCommand sample = KeptSockets.keeping(place)
			.without("--server.port=")
			.arguments("--server.port=" + port, "--daemon.user=" + OtherUser.NAME, "--daemon.restart.policy=on-failure",
					"--daemon.restart.delay=100ms");
		OtherUser.run(place, sample).exits(0).says("http://localhost:" + port + "/");
		KernelProcess daemon = place.daemon();
		assertThat(daemon.status("Uid").split("\t")).containsOnly(Integer.toString(OtherUser.ID));
		assertThat(daemon.status("CapEff") + daemon.status("CapPrm") + daemon.status("CapAmb"))
			.isEqualTo("0".repeat(48));
		daemon.signal("KILL");
		assertThat(KeptSockets.request(place, "http://localhost:" + port + "/").finish().exits(0).out())
			.isEqualTo("200");
		OtherUser.run(place, sample.without("-d").arguments("--stop")).exits(0);
	}

	@ParameterizedTest
	@CsvSource({ "--server.port=-1, server.port", "--spring.main.web-application-type=none, no web server" })
	void applicationWithoutAServerStartsWithAWarning(String argument, String reason, Place place) {
		KeptSockets.keeping(place)
			.without(argument.split("=")[0])
			.arguments(argument, "--spring.main.keep-alive=true")
			.run()
			.exits(0)
			.says("warning: 'daemon.keep-socket' has no effect: ", reason);
		assertThat(Place.read(place.log())).doesNotContain(KeptSockets.TAKEN);
		assertThat(place.daemon().descriptors()).containsEntry(0, "/dev/null");
	}

	@Test
	void dryRunNamesItAndLeavesThePortFree(Place place) throws IOException {
		String port = Integer.toString(Port.free());
		JavaCommand command = KeptSockets.keeping(place).without("--server.port=").arguments("--server.port=" + port);
		command.arguments("--dry-run").run().exits(0).says("kept socket", "*:" + port);
		command.run().exits(0);
	}

	/** Below 1024, and free. */
	private static int privileged() throws IOException {
		for (int port = 1023; port > 900; port--) {
			try (ServerSocket socket = new ServerSocket(port)) {
				return socket.getLocalPort();
			}
			catch (BindException ex) {
				continue;
			}
		}
		throw new IllegalStateException("No port below 1024 is free");
	}

}
