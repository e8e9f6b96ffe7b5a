package io.bootdaemon.posix;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Sock;
import jnr.constants.platform.SocketMessage;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Memory;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;
import jnr.ffi.annotations.Out;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;

/**
 * Receives datagrams as systemd does. What nobody has taken yet stays in the kernel.
 */
public final class DatagramReceiver implements AutoCloseable {

	private static final int SIZE = 4096;

	private static final Sockets SOCKETS = sockets();

	private final int socket;

	/**
	 * Listens.
	 * @param name a path, or a name that begins with a NUL
	 */
	public DatagramReceiver(String name) {
		this.socket = SOCKETS.socket(AddressFamily.AF_UNIX.intValue(), Sock.SOCK_DGRAM.intValue(), 0);
		Pointer address = Memory.allocateDirect(Runtime.getRuntime(SOCKETS), 2 + name.length());
		address.putShort(0, (short) AddressFamily.AF_UNIX.intValue());
		address.put(2, name.getBytes(StandardCharsets.ISO_8859_1), 0, name.length());
		if (this.socket < 0 || SOCKETS.bind(this.socket, address, 2 + name.length()) != 0) {
			throw new IllegalStateException("no socket at " + name);
		}
	}

	/**
	 * The next datagram, which must be there.
	 */
	public String next() {
		return poll().orElseThrow();
	}

	public Optional<String> poll() {
		byte[] buffer = new byte[SIZE];
		long length = SOCKETS.recv(this.socket, buffer, SIZE, SocketMessage.MSG_DONTWAIT.intValue());
		return (length < 0) ? Optional.empty()
				: Optional.of(new String(buffer, 0, (int) length, StandardCharsets.UTF_8));
	}

	@Override
	public void close() {
		SOCKETS.close(this.socket);
	}

	/** As the tests' class path has nothing that jnr-ffi generates code with. */
	private static Sockets sockets() {
		System.setProperty("jnr.ffi.asm.enabled", "false");
		try {
			return LibraryLoader.create(Sockets.class)
				.load(jnr.ffi.Platform.getNativePlatform().getStandardCLibraryName());
		}
		finally {
			System.clearProperty("jnr.ffi.asm.enabled");
		}
	}

	/**
	 * Calls of the C library.
	 */
	public interface Sockets {

		int socket(int domain, int type, int protocol);

		int bind(int socket, Pointer address, int length);

		@ssize_t
		long recv(int socket, @Out byte[] buffer, @size_t long length, int flags);

		int close(int descriptor);

	}

}
