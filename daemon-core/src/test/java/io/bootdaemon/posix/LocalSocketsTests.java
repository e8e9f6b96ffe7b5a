package io.bootdaemon.posix;

import java.io.File;
import java.io.FileOutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@JvmDependent
@EnabledOnOs(OS.LINUX)
class LocalSocketsTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static LocalSockets sockets;

	@TempDir
	Path directory;

	@BeforeAll
	static void load() throws Exception {
		sockets = KernelLoader.loadLocalSockets();
	}

	@Test
	void messagesKeepTheirBoundsAndPassDescriptors() throws Exception {
		Path passed = Files.writeString(this.directory.resolve("passed"), "content");
		try (FileOutputStream open = new FileOutputStream(passed.toFile(), true)) {
			assertThat(open.getFD().valid()).isTrue();
			Descriptor file = find(passed);
			Connection connection = connect(this.directory.resolve("socket"), PATIENCE);
			sockets.send(connection.client(), "one");
			sockets.send(connection.client(), "two", file, file);
			assertThat(sockets.receive(connection.server())).isEqualTo(new LocalSockets.Message("one", List.of()));
			LocalSockets.Message two = sockets.receive(connection.server());
			assertThat(two.text()).isEqualTo("two");
			assertThat(two.passed()).hasSize(2).allSatisfy((descriptor) -> {
				assertThat(target(descriptor)).isEqualTo(passed);
				assertThat(descriptor).isNotEqualTo(file);
				assertThat(Files.readString(Path.of("/proc/self/fdinfo/" + descriptor.number()))).as("closed on exec")
					.containsPattern("flags:\\s+0*2\\d{6}");
			});
			two.passed().forEach(sockets::close);
			sockets.close(connection.client());
			assertThat(sockets.receive(connection.server()).text()).isEmpty();
			sockets.close(connection.server());
		}
	}

	@Test
	void peerIsTheProcessAtTheOtherEnd() throws Exception {
		Connection connection = connect(this.directory.resolve("socket"), PATIENCE);
		long user = ((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
		LocalSockets.Peer self = new LocalSockets.Peer(ProcessHandle.current().pid(), user);
		assertThat(sockets.peer(connection.server())).isEqualTo(self);
		assertThat(sockets.peer(connection.client())).isEqualTo(self);
	}

	@Test
	void pathMayBeLongerThanAnAddress() throws Exception {
		Path deep = Files.createDirectories(this.directory.resolve("d".repeat(150)).resolve("e".repeat(150)));
		Connection connection = connect(deep.resolve("socket"), PATIENCE);
		assertThat(Files.exists(deep.resolve("socket"), LinkOption.NOFOLLOW_LINKS)).isTrue();
		sockets.send(connection.server(), "hello");
		assertThat(sockets.receive(connection.client()).text()).isEqualTo("hello");
	}

	@Test
	void silentPeerIsNotWaitedForForEver() throws Exception {
		Connection connection = connect(this.directory.resolve("socket"), Duration.ofMillis(50));
		assertThatExceptionOfType(SystemCallException.class).isThrownBy(() -> sockets.receive(connection.server()))
			.withMessageContaining("EAGAIN");
	}

	@Test
	void messageThatIsTooLongIsCutOff() throws Exception {
		Connection connection = connect(this.directory.resolve("socket"), PATIENCE);
		sockets.send(connection.client(), "x".repeat(5000));
		assertThat(sockets.receive(connection.server()).text()).isEqualTo("x".repeat(256));
	}

	@Test
	void connectWhereNobodyListensFails() {
		Path nothing = this.directory.resolve("nothing");
		assertThatExceptionOfType(SystemCallException.class).isThrownBy(() -> sockets.connect(nothing, PATIENCE))
			.withMessageContaining("ENOENT")
			.withMessageContaining(nothing.toString());
	}

	@Test
	void listenWhereSomethingIsFails() throws Exception {
		Path file = Files.createFile(this.directory.resolve("file"));
		assertThatExceptionOfType(SystemCallException.class).isThrownBy(() -> sockets.listen(file))
			.withMessageContaining("EADDRINUSE");
	}

	private static Connection connect(Path file, Duration patience) throws Exception {
		Descriptor listening = sockets.listen(file);
		CompletableFuture<Descriptor> accepted = CompletableFuture.supplyAsync(() -> {
			try {
				return sockets.accept(listening, patience);
			}
			catch (SystemCallException ex) {
				throw new IllegalStateException(ex);
			}
		});
		Descriptor client = sockets.connect(file, patience);
		Descriptor server = accepted.get();
		sockets.close(listening);
		return new Connection(client, server);
	}

	private static Descriptor find(Path file) throws Exception {
		for (File entry : new File("/proc/self/fd").listFiles()) {
			Descriptor descriptor = new Descriptor(Integer.parseInt(entry.getName()));
			if (Files.exists(entry.toPath()) && target(descriptor).equals(file)) {
				return descriptor;
			}
		}
		throw new AssertionError(file);
	}

	private static Path target(Descriptor descriptor) throws Exception {
		return Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor.number()));
	}

	private record Connection(Descriptor client, Descriptor server) {

	}

}
