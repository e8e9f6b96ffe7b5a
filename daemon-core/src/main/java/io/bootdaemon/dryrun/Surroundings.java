package io.bootdaemon.dryrun;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command is typed.
 *
 * @param environment the environment of the command
 * @param user the name of the user
 * @param pid the process of the command
 * @param parent its parent, 0 if that isn't known
 * @param systemd whether this system runs systemd
 * @param logind what logind is told to do at the end of a session
 * @param lingering whether the user's processes may stay after the last session
 * @param containerFile whether there is a file that only containers have
 */
record Surroundings(Map<String, String> environment, String user, long pid, long parent, boolean systemd,
		LogindSettings logind, boolean lingering, boolean containerFile) {

	static Surroundings look(Map<String, String> environment) {
		String user = System.getProperty("user.name", "");
		return new Surroundings(environment, user, ProcessHandle.current().pid(),
				ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(0L),
				Files.exists(Path.of("/run/systemd/system")), LogindSettings.read(Path.of("/")),
				Files.exists(Path.of("/var/lib/systemd/linger", user)),
				Files.exists(Path.of("/.dockerenv")) || Files.exists(Path.of("/run/.containerenv")));
	}

	/** A variable that is there and not empty. */
	boolean has(String variable) {
		return !this.environment.getOrDefault(variable, "").isEmpty();
	}

	/**
	 * Whether a session ends here with all that was started in it.
	 */
	boolean endsWithTheSession() {
		return this.systemd && has("XDG_SESSION_ID") && this.logind.kills(this.user) && !this.lingering;
	}

	/**
	 * Whether systemd started this as a service. A desktop's terminal is within one as
	 * well: its id alone says nothing.
	 */
	boolean isService() {
		boolean first = this.environment.getOrDefault("SYSTEMD_EXEC_PID", "").equals(Long.toString(this.pid));
		boolean direct = has("INVOCATION_ID") && (has("NOTIFY_SOCKET") || this.parent == 1);
		return first || direct;
	}

	boolean isContainer() {
		boolean told = has("container") || has("KUBERNETES_SERVICE_HOST");
		return this.containerFile || told || (this.parent == 1 && !this.systemd);
	}

}
