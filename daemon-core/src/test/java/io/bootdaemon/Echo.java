package io.bootdaemon;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;

/**
 * The program of this module's README: it echoes what it is sent.
 */
public final class Echo {

	private Echo() {
	}

	public static void main(String[] args) throws Exception {
		DaemonProgram program = DaemonProgram.start(args,
				DaemonOptions.named("echo")
					.workDirectory(Path.of("/"))
					.pidFile(Path.of("echo.pid").toAbsolutePath())
					.logFile(Path.of("echo.out").toAbsolutePath())
					.build());
		try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			System.out.println("port " + server.getLocalPort());
			program.ready();
			while (true) {
				try (Socket client = server.accept()) {
					client.getInputStream().transferTo(client.getOutputStream());
				}
			}
		}
	}

}
