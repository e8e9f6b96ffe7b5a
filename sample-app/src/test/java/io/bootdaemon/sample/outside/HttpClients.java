package io.bootdaemon.sample.outside;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.bootdaemon.harness.Deadline;

/**
 * Clients that send one request after the other: half of them on connections that they
 * keep, half of them on a new one each time. They count what becomes of each request.
 */
final class HttpClients implements AutoCloseable {

	private final InetSocketAddress address;

	private final Map<String, AtomicInteger> results = new ConcurrentHashMap<>();

	private final List<Thread> threads = new ArrayList<>();

	private volatile boolean stopped;

	private HttpClients(String url) {
		this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), URI.create(url).getPort());
	}

	static HttpClients start(String url, int count) {
		HttpClients clients = new HttpClients(url);
		for (int number = 0; number < count; number++) {
			boolean keeps = number % 2 == 0;
			Thread thread = new Thread(() -> clients.run(keeps));
			clients.threads.add(thread);
			thread.start();
		}
		return clients;
	}

	/** How many requests were answered up to now. */
	int answered() {
		return this.results.getOrDefault("200", new AtomicInteger()).get();
	}

	/**
	 * Ends them.
	 * @return how often what has happened: the status code, or the failure
	 */
	Map<String, Integer> stop() {
		close();
		Map<String, Integer> results = new TreeMap<>();
		this.results.forEach((result, count) -> results.put(result, count.get()));
		return results;
	}

	@Override
	public void close() {
		this.stopped = true;
		try {
			for (Thread thread : this.threads) {
				thread.join(Deadline.GENEROUS.toMillis());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void run(boolean keeps) {
		while (!this.stopped) {
			try (KeptConnection connection = new KeptConnection(this.address)) {
				do {
					count(connection.get("/process", keeps));
					Thread.sleep(2);
				}
				while (keeps && !this.stopped && !connection.isLast());
			}
			catch (IOException ex) {
				count(ex.toString());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private void count(String result) {
		this.results.computeIfAbsent(result, (name) -> new AtomicInteger()).incrementAndGet();
	}

	/**
	 * A connection of HTTP/1.1.
	 */
	static final class KeptConnection implements AutoCloseable {

		private final Socket socket = new Socket();

		private final InputStream input;

		private boolean last;

		KeptConnection(String url) throws IOException {
			this(new InetSocketAddress(InetAddress.getLoopbackAddress(), URI.create(url).getPort()));
		}

		private KeptConnection(InetSocketAddress address) throws IOException {
			this.socket.connect(address);
			this.socket.setSoTimeout((int) Deadline.GENEROUS.toMillis());
			this.input = new BufferedInputStream(this.socket.getInputStream());
		}

		/**
		 * Sends a request and reads its answer.
		 * @return the status code
		 */
		String get(String path, boolean keeps) throws IOException {
			String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + (keeps ? "" : "Connection: close\r\n")
					+ "\r\n";
			this.socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			String status = line();
			String headers = "";
			for (String line = line(); !line.isEmpty(); line = line()) {
				headers += line.toLowerCase() + "\n";
			}
			this.last = headers.contains("connection: close\n");
			if (headers.contains("transfer-encoding: chunked\n")) {
				int size;
				do {
					size = Integer.parseInt(line(), 16);
					this.input.skipNBytes(size + 2);
				}
				while (size > 0);
			}
			else {
				this.input.skipNBytes(Integer.parseInt(headers.replaceAll("(?s).*content-length: (\\d+).*", "$1")));
			}
			return status.split(" ")[1];
		}

		/** Whether the server has said that it is the last answer. */
		boolean isLast() {
			return this.last;
		}

		private String line() throws IOException {
			StringBuilder line = new StringBuilder();
			for (int next = this.input.read(); next != '\n'; next = this.input.read()) {
				if (next < 0) {
					throw new IOException("end of file after '" + line + "'");
				}
				line.append((char) next);
			}
			return line.toString().strip();
		}

		@Override
		public void close() throws IOException {
			this.socket.close();
		}

	}

}
