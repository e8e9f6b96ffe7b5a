package io.bootdaemon.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

import io.bootdaemon.commandline.ByteString;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Errno;
import jnr.constants.platform.OpenFlags;
import jnr.constants.platform.Sock;
import jnr.constants.platform.SocketLevel;
import jnr.constants.platform.SocketMessage;
import jnr.constants.platform.SocketOption;
import jnr.ffi.Pointer;
import jnr.posix.CmsgHdr;
import jnr.posix.MsgHdr;
import jnr.posix.POSIX;
import jnr.posix.POSIXFactory;

/**
 * Sockets in the file system over which processes of one machine send each other messages
 * and open descriptors (unix(7), SCM_RIGHTS), and see who the other one is (SO_PEERCRED).
 * The JDK's channels of this kind do neither. Linux only.
 */
public final class LocalSockets {

	/** Of a message: what is longer is cut off. */
	private static final int MESSAGE_BYTES = 256;

	private static final int MOST_DESCRIPTORS = 4;

	private static final int BACKLOG = 8;

	private static final int INT_BYTES = 4;

	/** struct ucred: pid, uid, gid. */
	private static final int CREDENTIALS_BYTES = 3 * INT_BYTES;

	private final CLibrary library;

	private final Libc libc;

	private final POSIX posix;

	LocalSockets(CLibrary library) {
		this.library = library;
		this.libc = library.libc();
		this.posix = POSIXFactory.getNativePOSIX();
	}

	/**
	 * Makes a socket to which others connect. Who may is up to its directory.
	 * @param file where; nothing may be there
	 * @return the socket, closed on exec
	 * @throws SystemCallException if it can't be made
	 */
	public Descriptor listen(Path file) throws SystemCallException {
		Descriptor socket = socket();
		try {
			at(file, (address, length) -> this.libc.bind(socket.number(), address, length), "bind");
			check(this.libc.listen(socket.number(), BACKLOG), "listen");
			return socket;
		}
		catch (SystemCallException ex) {
			close(socket);
			throw ex;
		}
	}

	/**
	 * Connects to a socket.
	 * @param file where it is
	 * @param patience with the other process, for each message; not zero
	 * @return the connection, closed on exec
	 * @throws SystemCallException if nobody listens there
	 */
	public Descriptor connect(Path file, Duration patience) throws SystemCallException {
		Descriptor socket = socket();
		try {
			setPatience(socket, patience);
			at(file, (address, length) -> this.libc.connect(socket.number(), address, length), "connect");
			return socket;
		}
		catch (SystemCallException ex) {
			close(socket);
			throw ex;
		}
	}

	/**
	 * Waits for a process that connects.
	 * @param listening the socket
	 * @param patience with that process, for each message; not zero
	 * @return the connection, closed on exec
	 * @throws SystemCallException if the socket was closed, or there are no descriptors
	 * left
	 */
	public Descriptor accept(Descriptor listening, Duration patience) throws SystemCallException {
		Descriptor connection = new Descriptor(check(
				uninterrupted(() -> this.libc.accept4(listening.number(), null, null, Sock.SOCK_CLOEXEC.intValue())),
				"accept"));
		setPatience(connection, patience);
		return connection;
	}

	/**
	 * Who is at the other end of a connection: the process that connected, or that
	 * listens.
	 * @param connection the connection
	 * @return the process
	 * @throws SystemCallException if it is no connection
	 */
	public Peer peer(Descriptor connection) throws SystemCallException {
		Pointer value = this.library.zeroed(CREDENTIALS_BYTES);
		Pointer length = this.library.zeroed(INT_BYTES);
		length.putInt(0, CREDENTIALS_BYTES);
		check(this.libc.getsockopt(connection.number(), SocketLevel.SOL_SOCKET.intValue(),
				SocketOption.SO_PEERCRED.intValue(), value, length), "getsockopt SO_PEERCRED");
		return new Peer(value.getInt(0), Integer.toUnsignedLong(value.getInt(INT_BYTES)));
	}

	/**
	 * Sends a message.
	 * @param connection to whom
	 * @param text what; ASCII, not empty
	 * @param passed descriptors that the other process gets, too
	 * @throws SystemCallException if the other process is gone, or takes nothing
	 */
	public void send(Descriptor connection, String text, Descriptor... passed) throws SystemCallException {
		MsgHdr message = this.posix.allocateMsgHdr();
		byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
		ByteBuffer content = ByteBuffer.allocateDirect(bytes.length);
		content.put(bytes).flip();
		message.setIov(new ByteBuffer[] { content });
		if (passed.length > 0) {
			ByteBuffer numbers = ByteBuffer.allocateDirect(passed.length * INT_BYTES).order(ByteOrder.nativeOrder());
			Arrays.stream(passed).forEach((descriptor) -> numbers.putInt(descriptor.number()));
			numbers.flip();
			CmsgHdr control = message.allocateControl(numbers.limit());
			control.setLevel(SocketLevel.SOL_SOCKET.intValue());
			control.setType(Libc.SCM_RIGHTS);
			control.setData(numbers);
		}
		checkPosix(
				uninterrupted(
						() -> this.posix.sendmsg(connection.number(), message, SocketMessage.MSG_NOSIGNAL.intValue())),
				"sendmsg");
	}

	/**
	 * Waits for a message.
	 * @param connection from whom
	 * @return the message; with an empty text if the other process has closed the
	 * connection
	 * @throws SystemCallException if none comes in time
	 */
	public Message receive(Descriptor connection) throws SystemCallException {
		MsgHdr message = this.posix.allocateMsgHdr();
		ByteBuffer content = ByteBuffer.allocateDirect(MESSAGE_BYTES);
		message.setIov(new ByteBuffer[] { content });
		message.allocateControl(MOST_DESCRIPTORS * INT_BYTES);
		int length = checkPosix(
				uninterrupted(() -> this.posix.recvmsg(connection.number(), message, Libc.LINUX_MSG_CMSG_CLOEXEC)),
				"recvmsg");
		byte[] bytes = new byte[length];
		content.get(bytes);
		return new Message(new String(bytes, StandardCharsets.US_ASCII), passed(message));
	}

	private static List<Descriptor> passed(MsgHdr message) {
		List<Descriptor> passed = new ArrayList<>();
		if (message.getControlLen() > 0) {
			for (CmsgHdr control : message.getControls()) {
				if (control.getLevel() == SocketLevel.SOL_SOCKET.intValue() && control.getType() == Libc.SCM_RIGHTS) {
					ByteBuffer numbers = control.getData().order(ByteOrder.nativeOrder());
					while (numbers.remaining() >= INT_BYTES) {
						passed.add(new Descriptor(numbers.getInt()));
					}
				}
			}
		}
		return passed;
	}

	/**
	 * Closes a descriptor (close(2)).
	 * @param descriptor the descriptor
	 */
	public void close(Descriptor descriptor) {
		this.libc.close(descriptor.number());
	}

	/** Messages keep their bounds: a reader never gets half of one, or two. */
	private Descriptor socket() throws SystemCallException {
		int type = Sock.SOCK_SEQPACKET.intValue() | Sock.SOCK_CLOEXEC.intValue();
		return new Descriptor(check(this.libc.socket(AddressFamily.AF_UNIX.intValue(), type, 0), "socket"));
	}

	/**
	 * An address has room for 107 bytes, and a path may be longer: the directory is
	 * opened, and reached by its descriptor.
	 */
	private void at(Path file, AddressCall call, String name) throws SystemCallException {
		int flags = OpenFlags.O_DIRECTORY.intValue() | OpenFlags.O_NOFOLLOW.intValue() | OpenFlags.O_CLOEXEC.intValue();
		int directory = check(this.libc.open(ByteString.of(file.getParent()), flags, 0), "open");
		try {
			String path = "/proc/self/fd/" + directory + "/" + ByteString.of(file.getFileName().toString());
			UnixAddress address = UnixAddress.of(this.library, path);
			check(uninterrupted(() -> call.of(address.pointer(), address.length())), name + " '" + file + "'");
		}
		finally {
			this.libc.close(directory);
		}
	}

	/**
	 * Sets how long sending and receiving may take.
	 * @param socket the socket
	 * @param patience the time; not zero
	 * @throws SystemCallException if it is no socket
	 */
	public void setPatience(Descriptor socket, Duration patience) throws SystemCallException {
		Pointer timeout = this.library.timeval(patience);
		for (SocketOption option : List.of(SocketOption.SO_RCVTIMEO, SocketOption.SO_SNDTIMEO)) {
			check(this.libc.setsockopt(socket.number(), SocketLevel.SOL_SOCKET.intValue(), option.intValue(), timeout,
					CLibrary.TIMEVAL_BYTES), "setsockopt");
		}
	}

	/** A JVM suspends its threads by signals. */
	private int uninterrupted(IntSupplier call) {
		int result = call.getAsInt();
		while (result < 0 && this.library.errno() == Errno.EINTR.intValue()) {
			result = call.getAsInt();
		}
		return result;
	}

	private int check(int result, String call) throws SystemCallException {
		return this.library.check(result, call);
	}

	/** The facade keeps the error number for itself. */
	private int checkPosix(int result, String call) throws SystemCallException {
		if (result < 0) {
			throw this.library.failure(call, this.posix.errno());
		}
		return result;
	}

	/**
	 * The process at the other end.
	 *
	 * @param pid its process id
	 * @param user its effective user id
	 */
	public record Peer(long pid, long user) {

	}

	/**
	 * A message.
	 *
	 * @param text its text, at most 256 bytes; empty if the connection was closed
	 * @param passed the descriptors that came with it, closed on exec; the caller's to
	 * close
	 */
	public record Message(String text, List<Descriptor> passed) {

	}

	/**
	 * A call that takes an address.
	 */
	private interface AddressCall {

		int of(Pointer address, int length);

	}

}
