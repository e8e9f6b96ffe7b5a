package io.bootdaemon.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Whether this is a container that ends with its process 1. A container in which systemd
 * runs (sd_booted(3)) counts as a machine.
 */
public final class Container {

	/** Docker's and Podman's marks. */
	private static final List<Path> FILES = List.of(Path.of("/.dockerenv"), Path.of("/run/.containerenv"));

	/** LXC's, Podman's and systemd-nspawn's mark, and that of a pod. */
	private static final List<String> VARIABLES = List.of("container", "KUBERNETES_SERVICE_HOST");

	private static final Path SYSTEMD = Path.of("/run/systemd/system");

	private static final Path PROCESSES = Path.of("/proc/self/ns/pid");

	/** The kernel gives the first name space of all this number (linux/proc_ns.h). */
	private static final Path OF_THE_MACHINE = Path.of("pid:[4026531836]");

	private Container() {
	}

	/**
	 * Whether this is one.
	 * @param environment that of this process
	 * @return false where that isn't known
	 */
	public static boolean isHere(Map<String, String> environment) {
		boolean marked = FILES.stream().anyMatch(Files::exists)
				|| VARIABLES.stream().anyMatch((name) -> !environment.getOrDefault(name, "").isEmpty());
		return (marked || hasProcessesOfItsOwn()) && !Files.exists(SYSTEMD);
	}

	private static boolean hasProcessesOfItsOwn() {
		try {
			return !Files.readSymbolicLink(PROCESSES).equals(OF_THE_MACHINE);
		}
		catch (IOException ex) {
			// No Linux, or no /proc
			return false;
		}
	}

}
