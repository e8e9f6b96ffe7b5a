package io.bootdaemon.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The TCP sockets that listen where this process is: {@code /proc/net/tcp} and {@code
 * tcp6} (proc(5)). Each is known by its inode, as in {@code /proc/self/fd}. The JDK tells
 * the number of none.
 */
public final class ListeningSockets {

	/** TCP_LISTEN, net/tcp_states.h. */
	private static final String LISTEN = "0A";

	private static final int ADDRESS_COLUMN = 1;

	private static final int STATE_COLUMN = 3;

	private static final int INODE_COLUMN = 9;

	private final Map<String, InetSocketAddress> addresses;

	private ListeningSockets(Map<String, InetSocketAddress> addresses) {
		this.addresses = addresses;
	}

	/**
	 * Those that listen now.
	 * @return the sockets
	 * @throws IOException if /proc can't be read
	 */
	public static ListeningSockets now() throws IOException {
		return of(Path.of("/proc/self/net"));
	}

	static ListeningSockets of(Path directory) throws IOException {
		Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
		for (String table : List.of("tcp", "tcp6")) {
			Path file = directory.resolve(table);
			// A kernel without IPv6 has no second table
			if (Files.exists(file)) {
				for (String line : Files.readAllLines(file)) {
					String[] columns = line.strip().split("\\s+");
					if (columns.length > INODE_COLUMN && columns[STATE_COLUMN].equals(LISTEN)) {
						addresses.put("socket:[" + columns[INODE_COLUMN] + "]", address(columns[ADDRESS_COLUMN]));
					}
				}
			}
		}
		return new ListeningSockets(addresses);
	}

	/** Words of four bytes in the order of this machine, a colon, and the port. */
	private static InetSocketAddress address(String text) throws IOException {
		int colon = text.indexOf(':');
		byte[] words = HexFormat.of().parseHex(text.substring(0, colon));
		ByteBuffer address = ByteBuffer.allocate(words.length).order(ByteOrder.nativeOrder());
		IntBuffer numbers = ByteBuffer.wrap(words).asIntBuffer();
		while (numbers.hasRemaining()) {
			address.putInt(numbers.get());
		}
		return new InetSocketAddress(InetAddress.getByAddress(address.array()),
				Integer.parseInt(text.substring(colon + 1), 16));
	}

	/**
	 * Where a descriptor of this process listens.
	 * @param descriptor its number
	 * @return address and port; null if it is no TCP socket that listens here
	 */
	public @Nullable InetSocketAddress addressOf(int descriptor) {
		try {
			return this.addresses.get(Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString());
		}
		catch (IOException ex) {
			// It is not open
			return null;
		}
	}

	/**
	 * A descriptor of this process that listens.
	 * @param where whether it listens at the right address
	 * @return its number; empty if there is none
	 * @throws IOException if /proc can't be read
	 */
	public OptionalInt descriptorAt(Predicate<InetSocketAddress> where) throws IOException {
		try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
			for (Path entry : open) {
				int number = Integer.parseInt(entry.getFileName().toString());
				InetSocketAddress address = addressOf(number);
				if (address != null && where.test(address)) {
					return OptionalInt.of(number);
				}
			}
		}
		return OptionalInt.empty();
	}

	/**
	 * Whether something listens on a port, at whatever address.
	 * @param port the port
	 * @return false if nothing does
	 */
	public boolean isUsed(int port) {
		return this.addresses.values().stream().anyMatch((address) -> address.getPort() == port);
	}

}
