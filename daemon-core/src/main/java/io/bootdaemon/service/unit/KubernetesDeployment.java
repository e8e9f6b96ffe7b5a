package io.bootdaemon.service.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * A Deployment of Kubernetes (kubernetes.io, "Workload API", "Configure Probes"), in
 * YAML.
 */
final class KubernetesDeployment {

	/** Seconds between two looks whether it has started. */
	private static final long PERIOD = 5;

	/** A start that may take for ever is looked at for a day. */
	private static final long LONGEST = 86400;

	private KubernetesDeployment() {
	}

	static String of(ServiceFacts facts) {
		MemoryNeed need = MemoryNeed.of(facts.command().effective());
		ServedAddress web = facts.web();
		HealthPaths health = (web != null) ? web.health() : null;
		String jvmOptions = ContainerCommand.jvmOptions(facts);
		long start = facts.startSeconds();
		boolean variables = jvmOptions != null || !facts.options().environment().isEmpty();
		String user = facts.options().process().user();
		return UnitHeader.of(UnitFormat.KUBERNETES, facts, "kubernetes.yaml")
			.with("unit", facts.label())
			.with("stopTimeout", facts.stopSeconds())
			.with("image", quoted(ContainerCommand.image(facts)))
			.with("argument", ContainerCommand.arguments(facts).stream().map(KubernetesDeployment::literally).toList())
			.when("variables", variables)
			.with("jvmOptions", (jvmOptions != null) ? literally(jvmOptions) : null)
			.with("variable", variables(facts.variables()))
			.with("withheld", withheld(facts))
			.with("port", (web != null) ? web.port() : null)
			.with("managementPort", (health != null && isApart(web, health)) ? health.port() : null)
			.when("probe", web != null)
			.when("noProbe", web == null)
			.with("startup", probe(web, (health != null) ? health.liveness() : null))
			.with("startFailures",
					(web == null) ? null : ((start > 0) ? (start + PERIOD - 1) / PERIOD : LONGEST / PERIOD))
			.with("liveness", probe(web, (health != null) ? health.liveness() : null))
			.with("readiness", probe(web, (health != null) ? health.readiness() : null))
			.with("reckoning", need.reckoning())
			.with("cpu", (need.processors() > 0) ? String.valueOf(need.processors()) : "500m")
			.with("memory", need.mebibytes() + "Mi")
			.with("uid", (user != null && user.matches("\\d+")) ? user : null)
			.fill();
	}

	/**
	 * By HTTP, where the actuator answers; else whether there is somebody at the port.
	 */
	private static @Nullable String probe(@Nullable ServedAddress web, @Nullable String path) {
		if (web == null) {
			return null;
		}
		HealthPaths health = web.health();
		if (health == null || path == null) {
			return "tcpSocket: { port: http }";
		}
		return "httpGet: { path: " + quoted(path) + ", port: " + (isApart(web, health) ? "management" : "http")
				+ (health.secure() ? ", scheme: HTTPS" : "") + " }";
	}

	private static boolean isApart(ServedAddress web, HealthPaths health) {
		return web.port() != health.port();
	}

	private static List<String> variables(Map<String, String> variables) {
		List<String> entries = new ArrayList<>();
		variables
			.forEach((name, value) -> entries.add("{ name: " + quoted(name) + ", value: " + literally(value) + " }"));
		return entries;
	}

	/** Kubernetes replaces {@code $(NAME)}, and two dollars by one. */
	private static String literally(String text) {
		return quoted(text.replace("$", "$$"));
	}

	private static List<String> withheld(ServiceFacts facts) {
		return new TreeSet<>(facts.withheld()).stream()
			.map(KubernetesDeployment::quoted)
			.map((name) -> "{ name: " + name + ", valueFrom: { secretKeyRef: { name: " + facts.label() + ", key: "
					+ name + " } } }")
			.toList();
	}

	/** A string in double quotes as JSON has it (RFC 8259), which is one in YAML too. */
	private static String quoted(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		for (char ch : text.toCharArray()) {
			switch (ch) {
				case '"' -> quoted.append("\\\"");
				case '\\' -> quoted.append("\\\\");
				case '\n' -> quoted.append("\\n");
				case '\r' -> quoted.append("\\r");
				case '\t' -> quoted.append("\\t");
				default -> quoted.append(isPlain(ch) ? ch : "\\u%04x".formatted((int) ch));
			}
		}
		return quoted.append('"').toString();
	}

	/** What YAML takes for the end of a line isn't. */
	private static boolean isPlain(char ch) {
		return !Character.isISOControl(ch) && Character.getType(ch) != Character.LINE_SEPARATOR
				&& Character.getType(ch) != Character.PARAGRAPH_SEPARATOR;
	}

}
