package io.bootdaemon.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The TCP sockets where this process is: {@code /proc/net/tcp} and {@code tcp6}
 * (proc(5)).
 */
final class TcpTable {

	private static final Path CURRENT = Path.of("/proc/self/net");

	/**
	 * Number, address, remote address, state, queues, timer, retransmits, user, timeout,
	 * inode.
	 */
	private static final Pattern ROW = Pattern.compile("\\s*\\d+: ([0-9A-F]+:[0-9A-F]+) \\S+ ([0-9A-F]{2})"
			+ " [0-9A-F]+:([0-9A-F]+) \\S+ \\S+\\s+\\d+\\s+\\d+ (\\d+) .*");

	private TcpTable() {
	}

	static List<Row> now() throws IOException {
		return read(CURRENT);
	}

	static List<Row> read(Path directory) throws IOException {
		List<Row> rows = new ArrayList<>();
		for (String table : List.of("tcp", "tcp6")) {
			Path file = directory.resolve(table);
			// A kernel without IPv6 has no second table
			if (Files.exists(file)) {
				for (String line : Files.readAllLines(file)) {
					Matcher row = ROW.matcher(line);
					if (row.matches()) {
						rows.add(new Row(row.group(1), row.group(2), Long.parseLong(row.group(3), 16), row.group(4)));
					}
				}
			}
		}
		return rows;
	}

	/**
	 * A socket.
	 *
	 * @param address its own address and port, as the kernel writes them
	 * @param state as in net/tcp_states.h, two hexadecimal digits
	 * @param queued bytes that it has received, and nobody has read; of one that listens,
	 * connections
	 * @param inode its number; 0 if no process has it, or not yet
	 */
	record Row(String address, String state, long queued, String inode) {

		private static final String LISTEN = "0A";

		private static final String CLOSE_WAIT = "08";

		boolean isListening() {
			return this.state.equals(LISTEN);
		}

		/** The end of the stream, which was received too, counts as a byte. */
		boolean hasUnreadData() {
			return !isListening() && this.queued > (this.state.equals(CLOSE_WAIT) ? 1 : 0);
		}

		/** Words of four bytes in the order of this machine, a colon, and the port. */
		InetSocketAddress local() {
			int colon = this.address.indexOf(':');
			byte[] words = HexFormat.of().parseHex(this.address.substring(0, colon));
			ByteBuffer bytes = ByteBuffer.allocate(words.length).order(ByteOrder.nativeOrder());
			IntBuffer numbers = ByteBuffer.wrap(words).asIntBuffer();
			while (numbers.hasRemaining()) {
				bytes.putInt(numbers.get());
			}
			try {
				return new InetSocketAddress(InetAddress.getByAddress(bytes.array()),
						Integer.parseInt(this.address.substring(colon + 1), 16));
			}
			catch (UnknownHostException ex) {
				throw new IllegalStateException("'" + this.address + "' is no address", ex);
			}
		}

		/** What it is called in {@code /proc/self/fd}. */
		String link() {
			return "socket:[" + this.inode + "]";
		}

	}

}
