package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The connections that a server of this process has accepted, as the kernel knows them.
 */
public final class AcceptedConnections {

	private AcceptedConnections() {
	}

	/**
	 * Whether something was received on one of them that the server has not read yet. A
	 * connection that waits to be accepted doesn't count.
	 * @param port the server's port
	 * @return false also if /proc can't be read
	 */
	public static boolean haveUnreadData(int port) {
		try {
			List<TcpTable.Row> unread = TcpTable.now()
				.stream()
				.filter((row) -> row.hasUnreadData() && row.local().getPort() == port)
				.toList();
			return !unread.isEmpty() && unread.stream().map(TcpTable.Row::link).anyMatch(openLinks()::contains);
		}
		catch (IOException ex) {
			// There is nothing to wait for that could be seen
			return false;
		}
	}

	/** A successor has connections to the same port. */
	private static Set<String> openLinks() throws IOException {
		Set<String> links = new HashSet<>();
		try (DirectoryStream<Path> open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
			for (Path entry : open) {
				try {
					links.add(Files.readSymbolicLink(entry).toString());
				}
				catch (IOException ex) {
					// It was closed meanwhile
				}
			}
		}
		return links;
	}

}
