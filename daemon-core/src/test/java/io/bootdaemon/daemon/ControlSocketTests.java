package io.bootdaemon.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

import io.bootdaemon.handoff.ControlDirectory;
import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.KernelLoader;
import io.bootdaemon.posix.LocalSockets;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What others can do to the control socket. This JVM has no listening socket to give.
 */
@EnabledOnOs(OS.LINUX)
class ControlSocketTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static LocalSockets sockets;

	@TempDir
	Path directory;

	private Path file;

	private StateKeeper keeper;

	private ControlSocket socket;

	@BeforeAll
	static void load() throws Exception {
		sockets = KernelLoader.loadLocalSockets();
	}

	@BeforeEach
	void prepare() throws IOException {
		Path pidFile = this.directory.resolve("app.pid");
		DaemonState.empty().write(DaemonFiles.stateFile(pidFile));
		this.keeper = new StateKeeper(DaemonFiles.stateFile(pidFile));
		ControlDirectory control = ControlDirectory.of(pidFile, ProcessHandle.current().pid());
		control.make();
		this.file = control.socket();
		this.socket = new ControlSocket(this.file, this.keeper,
				new HandOver(pidFile, new RestartSupport(pidFile, this.keeper, Optional.empty()), Duration.ZERO, () -> {
				}));
	}

	@ParameterizedTest
	@ValueSource(strings = { "boot-daemon 2 SOCKET", "boot-daemon 1 NO", "GET / HTTP/1.1", "\n" })
	void whatIsNotUnderstoodIsRefused(String request) throws Exception {
		open();
		assertThat(ask(request)).isEqualTo("boot-daemon 1 NO");
	}

	@Test
	void talkativePeerIsAnsweredOnceAndTheNextOneIsHeard() throws Exception {
		open();
		assertThat(ask("x".repeat(100_000))).isEqualTo("boot-daemon 1 NO");
		assertThat(ask("boot-daemon 1 SOCKET")).as("there is none to give").isEqualTo("boot-daemon 1 NO");
	}

	@Test
	void silentPeersDelayTheNextOneAndNoMore() throws Exception {
		open();
		Descriptor silent = sockets.connect(this.file, PATIENCE);
		assertThat(ask("boot-daemon 1 SOCKET")).isEqualTo("boot-daemon 1 NO");
		sockets.close(silent);
	}

	@Test
	void peerThatGoesAtOnceHarmsNothing() throws Exception {
		open();
		for (int count = 0; count < 20; count++) {
			Descriptor connection = sockets.connect(this.file, PATIENCE);
			sockets.send(connection, "boot-daemon 1 SOCKET");
			sockets.close(connection);
		}
		assertThat(ask("boot-daemon 1 SOCKET")).isEqualTo("boot-daemon 1 NO");
	}

	@Test
	void descriptorsThatAPeerPassesAreClosed() throws Exception {
		open();
		Descriptor connection = sockets.connect(this.file, PATIENCE);
		long before = openSockets();
		sockets.send(connection, "boot-daemon 1 SOCKET", connection, connection);
		assertThat(sockets.receive(connection).text()).isEqualTo("boot-daemon 1 NO");
		sockets.close(connection);
		await().until(() -> openSockets() < before);
	}

	private void open() {
		this.socket.open();
		await().until(() -> this.keeper.state().path(Key.CONTROL_SOCKET).isPresent());
	}

	private String ask(String request) throws Exception {
		Descriptor connection = sockets.connect(this.file, PATIENCE);
		try {
			sockets.send(connection, request);
			return sockets.receive(connection).text();
		}
		finally {
			sockets.close(connection);
		}
	}

	/** Not all descriptors: the JVM opens a jar when it loads the first class of it. */
	private static long openSockets() throws IOException {
		try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
			return open.filter(ControlSocketTests::isSocket).count();
		}
	}

	private static boolean isSocket(Path descriptor) {
		try {
			return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
		}
		catch (IOException ex) {
			// It was closed meanwhile
			return false;
		}
	}

}
