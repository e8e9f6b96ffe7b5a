package io.bootdaemon.service.unit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.LaunchException;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.RestartPolicy;
import io.bootdaemon.handoff.ClassArchive;

/**
 * A service of systemd, the system's or a user's (systemd.service(5), systemd.exec(5)).
 */
final class SystemdService {

	private static final String SECRETS = "/etc/%s.env";

	private static final String USERS_SECRETS = "%%h/.config/%s.env";

	private SystemdService() {
	}

	static String ofSystem(ServiceFacts facts) throws LaunchException {
		Template template = common(UnitFormat.SYSTEMD, facts, "systemd.service", SECRETS);
		Sandbox sandbox = new Sandbox(facts);
		List<String> writable = new ArrayList<>();
		for (Path directory : sandbox.writable()) {
			// The file is optional
			writable.add("-" + SystemdText.pathWord(ServiceCommand.text(directory)));
		}
		ServedAddress web = facts.web();
		boolean root = facts.user() == null;
		boolean privileged = web != null && web.isPrivileged();
		return template.with("user", (facts.user() != null) ? SystemdText.line(facts.user()) : null)
			.with("group", (facts.group() != null) ? SystemdText.line(facts.group()) : null)
			.when("root", root)
			.with("writable", writable.isEmpty() ? null : String.join(" ", writable))
			.when("usesTmp", sandbox.usesTemporaryFiles())
			.with("privateTmp", !sandbox.usesTemporaryFiles())
			.when("usesHome", sandbox.usesHome())
			.with("protectHome", !sandbox.usesHome())
			.with("capabilities", capabilities(root, privileged))
			.with("ambient", (privileged && !root) ? "CAP_NET_BIND_SERVICE" : null)
			.fill();
	}

	static String ofUser(ServiceFacts facts) throws LaunchException {
		return common(UnitFormat.SYSTEMD_USER, facts, "systemd-user.service", USERS_SECRETS).fill();
	}

	private static Template common(UnitFormat format, ServiceFacts facts, String template, String secrets)
			throws LaunchException {
		DaemonOptions options = facts.options();
		boolean watchdog = !facts.watchdogInterval().isZero();
		Template result = UnitHeader.of(format, facts, template)
			.with("description", SystemdText.line(options.name()))
			.with("command", SystemdText.command(words(facts)))
			.with("removal",
					(facts.archive() != null) ? SystemdText
						.command(List.of("/bin/rm", "-f", ServiceCommand.text(facts.archive()) + ".started")) : null)
			// Under -Xrs SIGHUP ends a JVM
			.when("reload", !facts.command().effective().contains("-Xrs"))
			.with("directory", SystemdText.line(facts.command().directory()))
			.with("startTimeout", options.startTimeout().isZero() ? "infinity" : span(options.startTimeout()))
			// Zero would be for ever
			.with("stopTimeout", options.stopTimeout().isZero() ? "1ms" : span(options.stopTimeout()))
			.with("watchdog", watchdog ? span(facts.watchdogInterval().multipliedBy(2)) : null)
			.when("noWatchdog", !watchdog)
			.with("umask", "%04o".formatted(options.umask()))
			.with("variable", SystemdText.assignments(facts.variables()))
			.with("withheld", facts.withheldNames())
			.with("environmentFile", facts.withheld().isEmpty() ? null : secrets.formatted(facts.unit()));
		return limits(restart(result, facts.restart()), options.process());
	}

	private static List<String> words(ServiceFacts facts) throws LaunchException {
		List<String> words = new ArrayList<>();
		if (facts.archive() != null) {
			words.addAll(List.of("/bin/sh", "-c", ClassArchive.SERVICE_START,
					ServiceCommand.text(facts.archive().resolveSibling(ClassArchive.SERVICE_SCRIPT)),
					ServiceCommand.text(facts.archive())));
		}
		words.addAll(facts.command().words());
		return words;
	}

	private static Template restart(Template template, RestartOptions restart) {
		boolean limited = restart.isSupervised() && restart.maxAttempts() > 0;
		String unlimited = restart.isSupervised() ? "0" : null;
		return template.with("restart", policy(restart.policy()))
			.with("restartDelay", restart.isSupervised() ? span(restart.delay()) : null)
			.with("restartBurst", limited ? restart.maxAttempts() : null)
			.with("restartWindow", limited ? span(restart.window()) : unlimited);
	}

	/** In whole seconds, else in milliseconds (systemd.time(7)). */
	private static String span(Duration duration) {
		return (duration.toMillis() % 1000 == 0) ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
	}

	private static String policy(RestartPolicy policy) {
		return switch (policy) {
			case NEVER -> "no";
			case ON_FAILURE -> "on-failure";
			case ALWAYS -> "always";
		};
	}

	private static Template limits(Template template, ProcessOptions process) {
		Long core = process.core();
		boolean unlimited = core != null && core == ProcessOptions.UNLIMITED;
		return template.with("nice", process.nice())
			.with("oomScoreAdjust", process.oomScoreAdj())
			.with("openFiles", process.openFiles())
			.with("core", unlimited ? "infinity" : core);
	}

	/** Root without any could not even read the files of others, such as its jar. */
	private static String capabilities(boolean root, boolean privileged) {
		List<String> capabilities = new ArrayList<>(root ? List.of("CAP_DAC_OVERRIDE") : List.of());
		if (privileged) {
			capabilities.add("CAP_NET_BIND_SERVICE");
		}
		return String.join(" ", capabilities);
	}

}
