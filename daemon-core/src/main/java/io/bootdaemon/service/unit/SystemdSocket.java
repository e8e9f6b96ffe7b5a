package io.bootdaemon.service.unit;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;

/**
 * The socket of a service of systemd (systemd.socket(5)).
 */
final class SystemdSocket {

	private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

	private SystemdSocket() {
	}

	static String of(ServiceFacts facts) throws LaunchException {
		ServedAddress web = facts.web();
		if (web == null) {
			throw new LaunchException(ExitStatus.CONFIGURATION,
					"A socket needs a port, and none is configured at which the application listens.",
					"Set 'server.port' to it.");
		}
		return UnitHeader.of(UnitFormat.SYSTEMD_SOCKET, facts, "systemd.socket")
			.with("description", SystemdText.line(facts.options().name()))
			.with("address", address(web))
			.fill();
	}

	private static String address(ServedAddress web) throws LaunchException {
		String address = web.address();
		if (address == null) {
			return String.valueOf(web.port());
		}
		String numeric = NUMERIC.matcher(address).matches() ? address : numeric(address);
		return (numeric.contains(":") ? "[" + numeric + "]" : numeric) + ":" + web.port();
	}

	/** Of a name the first address, as the web server does; systemd knows no names. */
	private static String numeric(String name) throws LaunchException {
		try {
			return InetAddress.getByName(name).getHostAddress();
		}
		catch (UnknownHostException ex) {
			throw new LaunchException(ExitStatus.CONFIGURATION,
					"A socket of systemd's needs an address in numbers, and of 'server.address', which is '" + name
							+ "', none is known here.",
					"Set 'server.address' to one.", ex);
		}
	}

}
