package io.bootdaemon.sample.outside;

import java.util.List;

/**
 * The sample with a socket that is kept, for the tests of that.
 */
final class KeptSockets {

	/** What its log says then. */
	static final String TAKEN = "The web server takes the socket that was passed to this process";

	private KeptSockets() {
	}

	static JavaCommand keeping(Place place) {
		return place.daemonized().arguments("--daemon.keep-socket=true");
	}

	static Running request(Place place, String url) {
		return place.type(List.of("curl", "-sS", "-o", "/dev/null", "-w", "%{http_code}", url + "process"));
	}

	static String port(String url) {
		return url.replaceAll("\\D", "");
	}

}
