package io.bootdaemon.posix;

import java.time.Duration;

import io.bootdaemon.commandline.ByteString;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Sock;
import jnr.constants.platform.SocketLevel;
import jnr.constants.platform.SocketMessage;
import jnr.constants.platform.SocketOption;
import jnr.ffi.Pointer;

/**
 * The calls that a systemd service needs and Java lacks: a datagram to a Unix socket in
 * the file system or in the abstract name space (unix(7)), the removal of a variable, and
 * a Java channel for a descriptor that was passed. Linux only.
 */
public final class ServiceCalls {

	private static final int STDIN_FILENO = 0;

	private static final int INT_BYTES = 4;

	private final CLibrary library;

	private final Libc libc;

	ServiceCalls(CLibrary library) {
		this.library = library;
		this.libc = library.libc();
	}

	/**
	 * Sends one datagram, from this process itself: the receiver sees who it is from
	 * (sendto(2), SCM_CREDENTIALS).
	 * @param name where to: an absolute path, or a name that begins with a NUL; a byte
	 * string of at most 108 bytes
	 * @param text what is sent, a byte string
	 * @param patience with a receiver that doesn't come to read; whole seconds
	 * @throws SystemCallException if nobody receives there, or nothing for so long
	 */
	public void send(String name, String text, Duration patience) throws SystemCallException {
		UnixAddress address = UnixAddress.of(this.library, name);
		int type = Sock.SOCK_DGRAM.intValue() | Sock.SOCK_CLOEXEC.intValue();
		int socket = check(this.libc.socket(AddressFamily.AF_UNIX.intValue(), type, 0), "socket");
		try {
			Pointer timeout = this.library.timeval(patience);
			check(this.libc.setsockopt(socket, SocketLevel.SOL_SOCKET.intValue(), SocketOption.SO_SNDTIMEO.intValue(),
					timeout, CLibrary.TIMEVAL_BYTES), "setsockopt");
			Pointer bytes = this.library.zeroed(text.length());
			bytes.put(0, ByteString.toBytes(text), 0, text.length());
			check((int) this.libc.sendto(socket, bytes, text.length(), SocketMessage.MSG_NOSIGNAL.intValue(),
					address.pointer(), address.length()), "sendto");
		}
		finally {
			this.libc.close(socket);
		}
	}

	/**
	 * Removes a variable from the environment that the programs inherit which this
	 * process starts (unsetenv(3)). Java has a copy of its own.
	 * @param variable its name
	 */
	public void unsetenv(String variable) {
		this.libc.unsetenv(variable);
	}

	/**
	 * Whether a descriptor is a TCP socket that listens (getsockopt(2), SO_ACCEPTCONN).
	 * @param descriptor the descriptor
	 * @return false if the socket is another one
	 * @throws SystemCallException if it is no socket, or not open
	 */
	public boolean isListening(Descriptor descriptor) throws SystemCallException {
		int domain = option(descriptor, SocketOption.SO_DOMAIN);
		return (domain == AddressFamily.AF_INET.intValue() || domain == AddressFamily.AF_INET6.intValue())
				&& option(descriptor, SocketOption.SO_ACCEPTCONN) != 0;
	}

	private int option(Descriptor descriptor, SocketOption option) throws SystemCallException {
		Pointer value = this.library.zeroed(INT_BYTES);
		Pointer length = this.library.zeroed(INT_BYTES);
		length.putInt(0, INT_BYTES);
		check(this.libc.getsockopt(descriptor.number(), SocketLevel.SOL_SOCKET.intValue(), option.intValue(), value,
				length), "getsockopt");
		return value.getInt(0);
	}

	/**
	 * Makes a descriptor this process's standard input, too (dup2(2)).
	 * @param descriptor the descriptor
	 * @throws SystemCallException if it is not open
	 */
	public void makeStandardInput(Descriptor descriptor) throws SystemCallException {
		check(this.libc.dup2(descriptor.number(), STDIN_FILENO), "dup2");
	}

	private int check(int result, String call) throws SystemCallException {
		return this.library.check(result, call);
	}

}
