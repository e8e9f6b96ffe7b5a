package io.bootdaemon.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The TCP sockets that listen where this process is. Each is known by its inode, as in
 * {@code /proc/self/fd}. The JDK tells the number of none.
 */
public final class ListeningSockets {

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
		return of(TcpTable.now());
	}

	static ListeningSockets of(List<TcpTable.Row> rows) {
		Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
		rows.stream().filter(TcpTable.Row::isListening).forEach((row) -> addresses.put(row.link(), row.local()));
		return new ListeningSockets(addresses);
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
