package io.bootdaemon.posix;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@JvmDependent
class ServiceCallsTests {

	private static ServiceCalls calls;

	@TempDir
	Path directory;

	@BeforeAll
	static void load() throws Exception {
		calls = KernelLoader.loadServiceCalls();
		// With its first one a JVM opens some of its own
		ServerSocketChannel.open().close();
	}

	@Test
	void isListeningIsToldOfATcpSocket() throws Exception {
		List<Descriptor> before = descriptors("socket:");
		try (ServerSocketChannel socket = ServerSocketChannel.open()) {
			Descriptor descriptor = descriptors("socket:").stream()
				.filter((it) -> !before.contains(it))
				.findFirst()
				.orElseThrow();
			assertThat(calls.isListening(descriptor)).isFalse();
			socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			assertThat(calls.isListening(descriptor)).isTrue();
		}
	}

	@Test
	void isListeningIsNotToldOfASocketInTheFileSystem() throws Exception {
		List<Descriptor> before = descriptors("socket:");
		try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			socket.bind(UnixDomainSocketAddress.of(this.directory.resolve("socket")));
			Descriptor descriptor = descriptors("socket:").stream()
				.filter((it) -> !before.contains(it))
				.findFirst()
				.orElseThrow();
			assertThat(calls.isListening(descriptor)).isFalse();
		}
	}

	@Test
	void isListeningFailsOfWhatIsNoSocketAndOfWhatIsNotOpen() throws Exception {
		Path file = Files.createFile(this.directory.resolve("file"));
		try (InputStream open = Files.newInputStream(file)) {
			assertThat(open.read()).isEqualTo(-1);
			Descriptor descriptor = descriptors(file.toRealPath().toString()).get(0);
			assertThatExceptionOfType(SystemCallException.class).isThrownBy(() -> calls.isListening(descriptor))
				.withMessageStartingWith("getsockopt: ENOTSOCK (");
		}
		assertThatExceptionOfType(SystemCallException.class).isThrownBy(() -> calls.isListening(new Descriptor(9999)))
			.withMessageStartingWith("getsockopt: EBADF (");
	}

	private static List<Descriptor> descriptors(String target) throws IOException {
		List<Descriptor> descriptors = new ArrayList<>();
		for (String number : Objects.requireNonNull(new File("/proc/self/fd").list())) {
			Path link = Path.of("/proc/self/fd", number);
			if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).toString().startsWith(target)) {
				descriptors.add(new Descriptor(Integer.parseInt(number)));
			}
		}
		return descriptors;
	}

}
