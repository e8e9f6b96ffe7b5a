package io.bootdaemon.unit;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;

/**
 * The socket of a service of systemd (systemd.socket(5)).
 */
final class SystemdSocket {

	private SystemdSocket() {
	}

	static String of(ServiceFacts facts) throws LaunchException {
		WebServer web = facts.web();
		if (web == null) {
			throw new LaunchException(ExitStatus.CONFIGURATION,
					"A socket needs a port, and none is configured at which the application listens.",
					"Set 'server.port' to it.");
		}
		return Head.of(UnitFormat.SYSTEMD_SOCKET, facts, "systemd.socket")
			.with("description", SystemdText.line(facts.options().name()))
			.with("address", address(web))
			.fill();
	}

	private static String address(WebServer web) {
		String address = web.address();
		if (address == null) {
			return String.valueOf(web.port());
		}
		return (address.contains(":") ? "[" + address + "]" : address) + ":" + web.port();
	}

}
