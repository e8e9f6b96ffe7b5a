package io.bootdaemon.control;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.ProcessCommand;
import io.bootdaemon.service.ServiceVariables;

/**
 * The systemd service that a daemon is, because systemd itself started its original
 * process. A daemon that was started from a shell within a service is none.
 */
final class DaemonService {

	private static final String SUFFIX = ".service";

	private DaemonService() {
	}

	/**
	 * The service.
	 * @param pid the daemon
	 * @param state what its state file says
	 * @return its name, or the words "a service"; empty if it is none, or that can't be
	 * seen
	 */
	static Optional<String> of(long pid, DaemonState state) {
		OptionalLong original = state.number(Key.ORIGINAL);
		try {
			return (original.isPresent() && ProcessCommand.of(pid)
				.environment()
				.contains(ServiceVariables.EXEC_PID + "=" + original.getAsLong())) ? Optional.of(unit(pid))
						: Optional.empty();
		}
		catch (IOException ex) {
			// The process is ending, or belongs to another user
			return Optional.empty();
		}
	}

	/**
	 * The innermost control group, where systemd makes one for each unit (cgroups(7)).
	 */
	private static String unit(long pid) throws IOException {
		return Files.readAllLines(Path.of("/proc/" + pid + "/cgroup"))
			.stream()
			.filter((line) -> line.startsWith("0::") || line.contains(":name=systemd:"))
			.map((line) -> line.substring(line.lastIndexOf('/') + 1))
			.filter((name) -> name.endsWith(SUFFIX))
			.findFirst()
			.map((name) -> "the service '" + name + "'")
			.orElse("a service");
	}

}
