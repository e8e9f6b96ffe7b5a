import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Load for restart.sh: for each PATH, clients that send one request after the other: two on connections that they keep, two
 * on a new one each time, and, with h2c, two on connections of HTTP/2. Each line on standard input names the phase that
 * begins; the end of it is the end.
 * usage: java [-Dpause=MILLIS] Load.java PORT http|h2c PATH...
 * h2c needs JDK 25: the client of JDK 17 fails the request that is under way when a GOAWAY comes.
 */
final class Load {

	private static final Map<String, AtomicInteger> RESULTS = new ConcurrentHashMap<>();

	private static final Map<String, ConcurrentLinkedQueue<Long>> MICROS = new ConcurrentHashMap<>();

	private static final long PAUSE = Long.getLong("pause", 5);

	private static volatile String phase = "before";

	private static volatile boolean stopped;

	public static void main(String[] arguments) throws Exception {
		int port = Integer.parseInt(arguments[0]);
		List<Thread> clients = new ArrayList<>();
		for (String path : Arrays.asList(arguments).subList(2, arguments.length)) {
			for (int number = 0; number < 2; number++) {
				clients.add(new Thread(() -> send(port, path, true)));
				clients.add(new Thread(() -> send(port, path, false)));
				if (arguments[1].equals("h2c")) {
					clients.add(new Thread(() -> sendHttp2(port, path)));
				}
			}
		}
		clients.forEach(Thread::start);
		BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
		for (String line = input.readLine(); line != null; line = input.readLine()) {
			phase = line;
		}
		stopped = true;
		for (Thread client : clients) {
			client.join();
		}
		new TreeMap<>(RESULTS).forEach((result, count) -> System.out.println(result + ", " + count + " times"));
		new TreeMap<>(MICROS).forEach((name, micros) -> {
			long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
			System.out.printf("%s: %d answers, median %.1f ms, p99 %.1f ms, longest %.1f ms%n", name, sorted.length,
					sorted[sorted.length / 2] / 1000.0, sorted[sorted.length * 99 / 100] / 1000.0,
					sorted[sorted.length - 1] / 1000.0);
		});
	}

	private static void repeat(String protocol, Exchange exchange) {
		while (!stopped) {
			try {
				exchange.run();
			}
			catch (ConnectException ex) {
				count("refused");
			}
			catch (IOException ex) {
				count("failed: " + protocol + ", " + ex.getMessage());
			}
			catch (InterruptedException ex) {
				return;
			}
		}
	}

	private static void send(int port, String path, boolean keeps) {
		repeat("HTTP/1.1", () -> {
			long begin = System.nanoTime();
			try (Socket socket = new Socket()) {
				socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
				InputStream input = new BufferedInputStream(socket.getInputStream());
				boolean last;
				do {
					socket.getOutputStream()
						.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n"
								+ (keeps ? "" : "Connection: close\r\n") + "\r\n")
							.getBytes(StandardCharsets.US_ASCII));
					last = read(input) || !keeps || stopped;
					answered(path, "HTTP/1.1", begin);
					Thread.sleep(PAUSE);
					begin = System.nanoTime();
				}
				while (!last);
			}
		});
	}

	private static void sendHttp2(int port, String path) {
		HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
		repeat("HTTP/2", () -> {
			long begin = System.nanoTime();
			HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
			count(Integer.toString(response.statusCode()));
			answered(path, response.version().toString(), begin);
			Thread.sleep(PAUSE);
		});
	}

	private static void answered(String path, String protocol, long begin) {
		MICROS.computeIfAbsent(phase + ", " + protocol + " " + path, (name) -> new ConcurrentLinkedQueue<>())
			.add((System.nanoTime() - begin) / 1000);
	}

	/** Whether the server says that it is the last answer. */
	private static boolean read(InputStream input) throws IOException {
		String status = line(input);
		boolean last = false;
		boolean chunked = false;
		int length = 0;
		for (String header = line(input).toLowerCase(); !header.isEmpty(); header = line(input).toLowerCase()) {
			last |= header.equals("connection: close");
			chunked |= header.equals("transfer-encoding: chunked");
			length = header.startsWith("content-length:") ? Integer.parseInt(header.substring(15).strip()) : length;
		}
		input.skipNBytes(length);
		while (chunked) {
			int size = Integer.parseInt(line(input), 16);
			input.skipNBytes(size + 2);
			chunked = size > 0;
		}
		count(status.split(" ")[1]);
		return last;
	}

	private static String line(InputStream input) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = input.read(); next != '\n'; next = input.read()) {
			if (next < 0) {
				throw new IOException("end of file");
			}
			line.append((char) next);
		}
		return line.toString().strip();
	}

	private static void count(String result) {
		RESULTS.computeIfAbsent(phase + ": " + result, (name) -> new AtomicInteger()).incrementAndGet();
	}

	/** One request, or those on one connection. */
	private interface Exchange {

		void run() throws IOException, InterruptedException;

	}

}
