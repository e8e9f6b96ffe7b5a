package io.bootdaemon.launch.dryrun;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import io.bootdaemon.service.Container;
import io.bootdaemon.service.ServiceManager;

/**
 * The place where a command is typed.
 *
 * @param environment the environment of the command
 * @param user the name of the user
 * @param manager who waits for the end of the command's process
 * @param systemd whether this system runs systemd
 * @param logind what logind is told to do at the end of a session
 * @param lingering whether the user's processes may stay after the last session
 * @param container whether this is a container
 */
record Surroundings(Map<String, String> environment, String user, Optional<ServiceManager> manager, boolean systemd,
		LogindSettings logind, boolean lingering, boolean container) {

	static Surroundings look(Map<String, String> environment) {
		String user = System.getProperty("user.name", "");
		return new Surroundings(environment, user, ServiceManager.ofThisProcess(),
				Files.exists(Path.of("/run/systemd/system")), LogindSettings.read(Path.of("/")),
				Files.exists(Path.of("/var/lib/systemd/linger", user)), Container.isHere(environment));
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

}
