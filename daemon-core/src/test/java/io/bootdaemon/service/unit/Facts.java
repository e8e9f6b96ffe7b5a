package io.bootdaemon.service.unit;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.bootdaemon.DaemonOptions;
import org.jspecify.annotations.Nullable;

/**
 * Facts of an application that serves something, each of which a test may change.
 */
final class Facts {

	/** What means something to one or another of those who read the files. */
	static final List<String> NASTY = List.of("", "a b", "it's", "\"quoted\"", "back\\slash", "\\", "%i %% 100%",
			"$HOME ${HOME} $$", ";", "a ;b #c", "#", "<&>", "]]>", "-- --", "*?[x]{y}", "`id`", "$(id)", "~", "!", "|",
			"é\u20ac");

	static final HealthPaths HEALTH = new HealthPaths(8080, false, "/actuator/health/liveness",
			"/actuator/health/readiness", true);

	final DaemonOptions.Builder options;

	List<String> jvmOptions = List.of("-Xmx512m");

	List<String> configured = List.of();

	List<String> arguments = List.of();

	String directory = "/srv/demo";

	@Nullable String user = "app";

	@Nullable String group;

	Set<String> withheld = Set.of();

	@Nullable ServedAddress web = new ServedAddress(null, 8080, HEALTH);

	List<Path> writable = List.of();

	@Nullable Path archive;

	Facts(String name) {
		this.options = DaemonOptions.named(name)
			.pidFile(Path.of("/srv/demo/" + name + ".pid"))
			.logFile(Path.of("/srv/demo/" + name + ".out"));
	}

	Facts() {
		this("app");
	}

	ServiceFacts build() {
		ServiceCommand command = new ServiceCommand("/usr/bin/java", this.jvmOptions, this.configured, effective(),
				List.of("-jar", "/srv/demo/app.jar"), this.arguments, this.directory);
		this.options.workDirectory(Path.of(this.directory));
		DaemonOptions options = this.options.build();
		return new ServiceFacts(options, command, this.user, this.group, this.withheld, this.web, this.writable,
				options.restart(), options.watchdogInterval(), this.archive);
	}

	private List<String> effective() {
		return Stream.concat(this.jvmOptions.stream(), this.configured.stream()).toList();
	}

	List<String> lines(UnitFormat format) throws Exception {
		return text(format).lines().toList();
	}

	String text(UnitFormat format) throws Exception {
		return new UnitFile(format, build()).text();
	}

}
