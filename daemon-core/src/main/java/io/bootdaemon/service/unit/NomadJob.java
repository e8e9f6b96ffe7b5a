package io.bootdaemon.service.unit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.LaunchException;
import io.bootdaemon.RestartOptions;
import org.jspecify.annotations.Nullable;

/**
 * A job of HashiCorp Nomad (developer.hashicorp.com/nomad, "Job specification"), in HCL,
 * whose strings are those of JSON but for templates.
 */
final class NomadJob {

	private static final String FORMAT = "Nomad";

	/** A start that may take for ever has a day. */
	private static final Duration LONGEST = Duration.ofDays(1);

	/** Nomad wants more time for a whole deployment than for an instance of it. */
	private static final Duration MORE = Duration.ofMinutes(5);

	/** So long an instance has to be healthy; it is in the template too. */
	private static final Duration HEALTHY = Duration.ofSeconds(10);

	private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(5);

	private static final int MEGAHERTZ = 500;

	private NomadJob() {
	}

	static String of(ServiceFacts facts) throws LaunchException {
		DaemonOptions options = facts.options();
		MemoryNeed need = MemoryNeed.of(facts.command().effective());
		WebServer web = facts.web();
		HealthPaths health = (web != null) ? web.health() : null;
		boolean apart = health != null && web != null && health.port() != web.port();
		Duration start = options.startTimeout().isZero() ? LONGEST : options.startTimeout();
		String jvmOptions = ContainerCommand.jvmOptions(facts);
		Template template = Head.of(UnitFormat.NOMAD, facts, "nomad.hcl")
			.with("unit", string(facts.unit()))
			.with("startTimeout", string(Spans.withUnit(start)))
			.with("healthyDeadline", string(Spans.withUnit(start.plus(HEALTHY))))
			.with("progressDeadline", string(Spans.withUnit(start.plus(HEALTHY).plus(MORE))))
			.with("port", (web != null) ? web.port() : null)
			.with("managementPort", apart ? health.port() : null)
			.with("ports", ports(web, apart))
			.with("probe", (web != null) ? string((health != null) ? "http" : "tcp") : null)
			.with("probePort", string(apart ? "management" : "http"))
			.with("protocol", (health != null) ? string(health.secure() ? "https" : "http") : null)
			.with("liveness", (health != null) ? string(health.liveness()) : null)
			.with("readiness", (health != null) ? string(health.readiness()) : null)
			.with("image", string(ContainerCommand.image(facts)))
			.with("argument", ContainerCommand.arguments(facts).stream().map(NomadJob::string).toList())
			.with("stopTimeout", string(Spans.withUnit(longest(options.stopTimeout(), Duration.ofSeconds(1)))))
			.when("variables", jvmOptions != null || health != null || !facts.variables().isEmpty())
			.with("jvmOptions", (jvmOptions != null) ? string(jvmOptions) : null)
			.when("groups", health != null && !health.enabled())
			.with("variable", variables(facts.variables()))
			.with("withheld", facts.withheldNames())
			.with("reckoning", need.reckoning())
			.with("cpu", MEGAHERTZ * Math.max(1, need.processors()))
			.with("memory", need.mebibytes());
		return restart(template, facts.restart()).fill();
	}

	/** As many as there is time for, else Nomad refuses the job. */
	private static Template restart(Template template, RestartOptions restart) {
		Duration window = longest(restart.window(), restart.delay(), SHORTEST_INTERVAL);
		int wanted = (restart.maxAttempts() > 0) ? restart.maxAttempts() : RestartOptions.NEVER.maxAttempts();
		long possible = restart.delay().isZero() ? wanted : Math.min(wanted, window.dividedBy(restart.delay()));
		// Without a limit it goes on in the next interval
		boolean goesOn = restart.isSupervised() && restart.maxAttempts() == 0;
		return template.with("restartAttempts", restart.isSupervised() ? possible : 0)
			.with("restartWindow", string(Spans.withUnit(window)))
			.with("restartDelay", string(Spans.withUnit(restart.delay())))
			.with("restartMode", string(goesOn ? "delay" : "fail"));
	}

	private static Duration longest(Duration... durations) {
		return Collections.max(List.of(durations));
	}

	private static String ports(@Nullable WebServer web, boolean apart) {
		if (web == null) {
			return "";
		}
		return apart ? "\"http\", \"management\"" : "\"http\"";
	}

	private static List<String> variables(Map<String, String> variables) throws LaunchException {
		List<String> assignments = new ArrayList<>();
		for (Map.Entry<String, String> variable : variables.entrySet()) {
			assignments.add(Refusal.identifier(variable.getKey(), FORMAT) + " = " + string(variable.getValue()));
		}
		return assignments;
	}

	/** In HCL a dollar or percent sign before a brace begins a template. */
	private static String string(String text) {
		return JsonText.quoted(text).replace("${", "$${").replace("%{", "%%{");
	}

}
