package io.bootdaemon.sample;

import io.bootdaemon.sample.ProcessFacts.Leader;
import io.bootdaemon.sample.ProcessFacts.Session;

/**
 * How a process runs, by what the kernel says and nothing else.
 */
enum RunMode {

	/**
	 * In a session that it does not lead, without a terminal, away from its starter.
	 */
	DAEMON("Runs as a daemon", "In a session without a terminal: closing the one it was started from changes nothing."),

	/**
	 * In the foreground of a terminal.
	 */
	FOREGROUND("Runs in the foreground of a terminal",
			"Ctrl-C there reaches it, and so does closing it. Start it with -d to make it a daemon."),

	/**
	 * With a terminal, but not in its foreground.
	 */
	BACKGROUND_JOB("Runs as a background job of a terminal",
			"The shell put it there; it still belongs to the terminal. Start it with -d to make it a daemon."),

	/**
	 * Without a terminal and with its starter, as under a service manager.
	 */
	ATTENDED("Runs in the foreground, without a terminal",
			"Whoever started it looks after it: a service manager, a container or a script."),

	/**
	 * The system does not tell.
	 */
	UNKNOWN("Runs as a process", "This system has no /proc: more than this is unknown.");

	private final String headline;

	private final String explanation;

	RunMode(String headline, String explanation) {
		this.headline = headline;
		this.explanation = explanation;
	}

	String headline() {
		return this.headline;
	}

	String explanation() {
		return this.explanation;
	}

	static RunMode of(ProcessFacts facts) {
		Session session = facts.session();
		if (session == null) {
			return UNKNOWN;
		}
		if (session.terminal() != null) {
			return session.terminal().foreground() ? FOREGROUND : BACKGROUND_JOB;
		}
		boolean onItsOwn = facts.adopted() && session.leader() == Leader.ENDED;
		return (onItsOwn || (facts.supervised() && facts.readsNothing())) ? DAEMON : ATTENDED;
	}

}
