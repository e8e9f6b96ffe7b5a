package io.bootdaemon.posix;

import java.time.Duration;

import com.kenai.jffi.LastError;
import com.kenai.jffi.Type;

/**
 * The calls that a service of systemd's needs and Java doesn't have: a datagram to a
 * socket that has a name in the file system or in the abstract name space (unix(7)), the
 * removal of a variable, and what makes a descriptor that was passed one of Java's. Only
 * for Linux.
 */
public final class ServiceCalls {

	private static final short AF_UNIX = 1;

	private static final int SOCK_DGRAM = 2;

	private static final int SOCK_CLOEXEC = 02000000;

	private static final int SOL_SOCKET = 1;

	private static final int SO_SNDTIMEO = 21;

	private static final int SO_ACCEPTCONN = 30;

	private static final int SO_DOMAIN = 39;

	private static final int AF_INET = 2;

	private static final int AF_INET6 = 10;

	private static final int STDIN_FILENO = 0;

	private static final int INT_BYTES = 4;

	private static final int MSG_NOSIGNAL = 0x4000;

	/** Of the address, before its name: sa_family_t. */
	private static final int FAMILY_BYTES = 2;

	/** Size of sun_path: an address has no room for a longer name. */
	private static final int LONGEST_NAME = 108;

	private static final int TIMEVAL_BYTES = 16;

	private static final Type INT = Type.SINT32;

	private static final Type POINTER = Type.POINTER;

	private final NativeFunction socket = NativeFunction.of("socket", INT, INT, INT, INT);

	private final NativeFunction setsockopt = NativeFunction.of("setsockopt", INT, INT, INT, INT, POINTER, INT);

	private final NativeFunction getsockopt = NativeFunction.of("getsockopt", INT, INT, INT, INT, POINTER, POINTER);

	private final NativeFunction dup2 = NativeFunction.of("dup2", INT, INT, INT);

	private final NativeFunction sendto = NativeFunction.of("sendto", Type.SLONG, INT, POINTER, Type.ULONG, INT,
			POINTER, INT);

	private final NativeFunction close = NativeFunction.of("close", INT, INT);

	private final NativeFunction unsetenv = NativeFunction.of("unsetenv", INT, POINTER);

	private final NativeFunction strerror = NativeFunction.of("strerror", POINTER, INT);

	private final Platform platform;

	ServiceCalls(Platform platform) {
		this.platform = platform;
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
		if (name.length() > LONGEST_NAME) {
			throw new SystemCallException("sendto", "ENAMETOOLONG",
					"a socket's name has at most " + LONGEST_NAME + " bytes");
		}
		int socket = (int) checked(this.socket.call(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0), "socket");
		try {
			NativeMemory timeout = NativeMemory.zeroed(TIMEVAL_BYTES);
			timeout.putLong(0, patience.toSeconds());
			checked(this.setsockopt.call(socket, SOL_SOCKET, SO_SNDTIMEO, timeout, TIMEVAL_BYTES), "setsockopt");
			NativeMemory address = NativeMemory.zeroed(FAMILY_BYTES + LONGEST_NAME);
			address.putShort(0, AF_UNIX);
			address.putByteString(FAMILY_BYTES, name);
			checked(this.sendto.call(socket, NativeMemory.of(text), text.length(), MSG_NOSIGNAL, address,
					FAMILY_BYTES + name.length()), "sendto");
		}
		finally {
			this.close.call(socket);
		}
	}

	/**
	 * Removes a variable from the environment that the programs inherit which this
	 * process starts (unsetenv(3)). Java has a copy of its own.
	 * @param variable its name
	 */
	public void unsetenv(String variable) {
		this.unsetenv.call(NativeMemory.of(variable));
	}

	/**
	 * Whether a descriptor is a TCP socket that listens (getsockopt(2), SO_ACCEPTCONN).
	 * @param descriptor the descriptor
	 * @return false if the socket is another one
	 * @throws SystemCallException if it is no socket, or not open
	 */
	public boolean isListening(Descriptor descriptor) throws SystemCallException {
		int domain = option(descriptor, SO_DOMAIN);
		return (domain == AF_INET || domain == AF_INET6) && option(descriptor, SO_ACCEPTCONN) != 0;
	}

	private int option(Descriptor descriptor, int option) throws SystemCallException {
		NativeMemory value = NativeMemory.zeroed(INT_BYTES);
		NativeMemory length = NativeMemory.zeroed(INT_BYTES);
		length.putInt(0, INT_BYTES);
		checked(this.getsockopt.call(descriptor.number(), SOL_SOCKET, option, value, length), "getsockopt");
		return value.getInt(0);
	}

	/**
	 * Makes a descriptor this process's standard input, too (dup2(2)).
	 * @param descriptor the descriptor
	 * @throws SystemCallException if it is not open
	 */
	public void makeStandardInput(Descriptor descriptor) throws SystemCallException {
		checked(this.dup2.call(descriptor.number(), STDIN_FILENO), "dup2");
	}

	private long checked(long result, String call) throws SystemCallException {
		// What a function of type int leaves in the upper half means nothing
		if ((int) result < 0) {
			int number = LastError.getInstance().get();
			throw new SystemCallException(call, Errno.name(number, this.platform),
					NativeMemory.readString(this.strerror.call(number)));
		}
		return result;
	}

}
