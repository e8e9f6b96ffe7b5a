package io.bootdaemon.service;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.bootdaemon.process.ProcessStat;

/**
 * The service manager that has started this very process and waits for its end. A shell
 * within a service or a container inherits its variables, and so do the programs that a
 * daemon starts: that doesn't count.
 */
public enum ServiceManager {

	/** Systemd, which is to be notified. */
	SYSTEMD("systemd has started this process, and takes its end for that of the service"),

	/** Supervisord. */
	SUPERVISORD("supervisord has started this process, and starts it again when it ends"),

	/** The kernel: this is process 1. */
	KERNEL("this is process 1, and all others end with it"),

	/** Process 1 of a container, which need not be more than a shell. */
	CONTAINER("process 1 of this container has started this process, and may end with it");

	private static final Set<String> SHELLS = Set.of("sh", "dash", "bash", "ash", "busybox", "ksh", "mksh", "zsh",
			"fish");

	private final String reason;

	ServiceManager(String reason) {
		this.reason = reason;
	}

	/**
	 * The one of this process.
	 * @return empty if this process isn't the one that is waited for, or that isn't known
	 */
	public static Optional<ServiceManager> ofThisProcess() {
		Map<String, String> environment = System.getenv();
		long pid = ProcessHandle.current().pid();
		Optional<ServiceManager> told = ofVariables(ServiceVariables.ofThisProcess(), pid);
		return told.isPresent() ? told : ProcessAncestry.of(pid)
			.flatMap((ancestry) -> of(ancestry, environment, Container.isHere(environment)));
	}

	/**
	 * Why this process is to stay in the foreground.
	 * @return a clause
	 */
	public String reason() {
		return this.reason;
	}

	static Optional<ServiceManager> ofVariables(ServiceVariables variables, long pid) {
		if (pid == 1) {
			return Optional.of(KERNEL);
		}
		return (variables.isNotifyingService() && !variables.hasPidFile()) ? Optional.of(SYSTEMD) : Optional.empty();
	}

	static Optional<ServiceManager> of(ProcessAncestry ancestry, Map<String, String> environment, boolean container) {
		if (environment.containsKey("SUPERVISOR_ENABLED") && isSupervisord(ancestry.parent())) {
			return Optional.of(SUPERVISORD);
		}
		return (container && isStartedByFirst(ancestry)) ? Optional.of(CONTAINER) : Optional.empty();
	}

	/** A script of python's, or a module: {@code python3 -m supervisor.supervisord}. */
	private static boolean isSupervisord(List<String> command) {
		return command.stream()
			.filter((word) -> !word.startsWith("-"))
			.limit(2)
			.map(ServiceManager::name)
			.anyMatch((name) -> name.equals("supervisord") || name.equals("supervisor.supervisord"));
	}

	/**
	 * Process 1 is the parent of orphans, too. Those are in a session that another
	 * process has made; what process 1 has started is in its session, or leads one of its
	 * own (dumb-init, systemd-nspawn). One that process 1 can't see has number 0, in
	 * both.
	 */
	private static boolean isStartedByFirst(ProcessAncestry ancestry) {
		ProcessStat self = ancestry.self();
		ProcessStat first = ancestry.first();
		if (self.parent() != 1 || first == null) {
			return false;
		}
		return self.session() == self.pid() || (self.session() == first.session() && !isTyped(ancestry, first));
	}

	/** A shell where somebody types gives each command a process group of its own. */
	private static boolean isTyped(ProcessAncestry ancestry, ProcessStat first) {
		return ancestry.self().group() != first.group()
				&& ancestry.init().stream().limit(1).map(ServiceManager::name).anyMatch(SHELLS::contains);
	}

	/**
	 * The last part of a path; a login shell has a dash in front. As text: other
	 * processes may have words that are no path in this JVM's encoding.
	 */
	private static String name(String word) {
		return word.substring(word.lastIndexOf('/') + 1).replaceFirst("^-", "");
	}

}
