package io.bootdaemon.sample;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What this application is as a process, at one moment. What the system does not tell is
 * {@code null}.
 *
 * @param umask the file mode creation mask, octal
 * @param commandLine the command line, with passwords and the like masked
 */
record ProcessFacts(String name, long pid, @Nullable Parent parent, @Nullable Session session, String userName,
		@Nullable Ids user, @Nullable Ids group, @Nullable String workingDirectory, @Nullable String umask,
		@Nullable Descriptors descriptors, @Nullable Signals signals, @Nullable Long residentBytes,
		@Nullable Integer threads, Instant started, Duration uptime, String java, List<String> commandLine,
		List<String> profiles, @Nullable Integer port) {

	/**
	 * Returns whether the process has lost the one that started it, and another has
	 * adopted it: only then can a parent be of another session.
	 */
	boolean adopted() {
		if (this.parent == null || this.session == null || this.session.leader() == Leader.ITSELF) {
			return false;
		}
		Long session = this.parent.session();
		return (session != null) ? session != this.session.id() : this.parent.pid() == 1;
	}

	/**
	 * Returns whether the parent leads the session and has no terminal, as a supervisor.
	 */
	boolean supervised() {
		return this.session != null && this.session.leader() == Leader.PARENT && this.session.terminal() == null;
	}

	/**
	 * Returns whether its standard input is {@code /dev/null}.
	 */
	boolean readsNothing() {
		return this.descriptors != null && "/dev/null".equals(this.descriptors.stdin());
	}

	/**
	 * The parent process.
	 *
	 * @param session the parent's session
	 */
	record Parent(long pid, @Nullable String name, @Nullable Long session) {

	}

	/**
	 * The session and where the process stands in it.
	 *
	 * @param group the process group
	 * @param terminal the controlling terminal, {@code null} for none
	 */
	record Session(long id, Leader leader, long group, @Nullable Terminal terminal) {

	}

	/**
	 * Who leads the session.
	 */
	enum Leader {

		/** The process itself. */
		ITSELF,

		/** Its parent. */
		PARENT,

		/** Another living process. */
		OTHER,

		/** The leader has ended: no process of this session can acquire a terminal. */
		ENDED

	}

	/**
	 * A controlling terminal.
	 *
	 * @param foreground whether the process is in its foreground process group
	 */
	record Terminal(int number, String name, boolean foreground) {

	}

	/**
	 * User or group ids.
	 */
	record Ids(long real, long effective) {

	}

	/**
	 * What the descriptors refer to.
	 *
	 * @param others how many there are above the standard three
	 */
	record Descriptors(@Nullable String stdin, @Nullable String stdout, @Nullable String stderr, int others) {

	}

	/**
	 * Signals by what happens on their arrival.
	 *
	 * @param blocked those that the first thread blocks
	 */
	record Signals(List<String> ignored, List<String> blocked, List<String> caught) {

	}

}
