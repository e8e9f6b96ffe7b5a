import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Kills at random moments, and races.
 */
final class Rounds {

	private static final String[] SIGNALS = { "KILL", "ABRT", "SEGV", "KILL" };

	private Rounds() {
	}

	/** A start of which something is killed. */
	static void killedStart(Site site) {
		prepare(site);
		Process start = site.start("-d");
		site.sleep(1500);
		switch (site.random.nextInt(4)) {
			case 0 -> kill(site, "daemon", site.daemons().stream().findAny());
			case 1 -> kill(site, "stage", site.stage());
			case 2 -> kill(site, "original process", Optional.of(start.pid()));
			default -> {
				kill(site, "original process", Optional.of(start.pid()));
				site.marked().forEach((pid) -> kill(site, "process", Optional.of(pid)));
			}
		}
		site.end(start);
		site.checkNext();
	}

	/** A verb that is killed. */
	static void killedVerb(Site site) {
		prepare(site);
		site.run("-d");
		Process verb = site.start(verb(site));
		site.sleep(900);
		List<ProcessHandle> children = verb.descendants().toList();
		kill(site, "verb", Optional.of(verb.pid()));
		if (site.random.nextBoolean()) {
			children.forEach((child) -> kill(site, "shell", Optional.of(child.pid())));
		}
		// A shell that isn't killed does its work to the end; a daemon that was started stays
		site.await("the verb ends", () -> children.stream()
			.allMatch((child) -> Kernel.words(child.pid()).isEmpty() || site.marked().contains(child.pid())));
		site.end(verb);
		site.checkNext();
	}

	/** Starts and verbs, all at once. */
	static void race(Site site) {
		prepare(site);
		if (site.random.nextBoolean()) {
			site.run("-d");
		}
		List<Process> all = new ArrayList<>();
		for (int i = 0; i < 6; i++) {
			all.add(site.random.nextBoolean() ? site.start("-d") : site.start(verb(site)));
			site.sleep(200);
		}
		all.forEach(site::end);
		site.checkNext();
	}

	/** Crashes of a supervised daemon, which comes back; then one of the two is killed. */
	static void crash(Site site) {
		site.with("-Dsupervised=true");
		Violation.unless(site.run("-d") == 0, "-d fails");
		for (int i = 0; i < 2; i++) {
			long daemon = site.daemons().get(0);
			kill(site, SIGNALS[site.random.nextInt(SIGNALS.length)], daemon);
			site.await("it is started again",
					() -> site.daemons().stream().anyMatch((pid) -> pid != daemon) && !site.text("app.pid").isEmpty()
							&& !site.text("app.pid").equals(daemon + "\n"));
			site.check();
		}
		if (site.random.nextBoolean()) {
			kill(site, "supervisor", site.stage());
		}
		site.checkNext();
	}

	private static void prepare(Site site) {
		if (site.random.nextBoolean()) {
			site.with("-Dsupervised=true");
		}
		if (site.random.nextBoolean()) {
			site.with("-Ddelay=" + site.random.nextInt(1000));
		}
	}

	private static String verb(Site site) {
		String[] verbs = { "--stop", "--restart", "--status", "--reload", "--stop", "--restart" };
		return verbs[site.random.nextInt(verbs.length)];
	}

	private static void kill(Site site, String what, Optional<Long> pid) {
		site.tell("to be killed: " + what + pid.map((number) -> "").orElse(", not there"));
		pid.ifPresent((number) -> site.kill("KILL", number));
	}

	private static void kill(Site site, String signal, long pid) {
		site.kill(signal, pid);
	}

}
