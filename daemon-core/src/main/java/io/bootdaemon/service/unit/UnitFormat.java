package io.bootdaemon.service.unit;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import org.jspecify.annotations.Nullable;

/**
 * The file formats: for which service manager a file is, where it belongs, and what to
 * type after its installation.
 */
public enum UnitFormat {

	/** A service of the system's systemd. */
	SYSTEMD("systemd", "/etc/systemd/system/%s.service", null,
			List.of("systemctl daemon-reload", "systemctl enable --now %s.service"), SystemdService::ofSystem),

	/** A service of a user's own systemd. */
	SYSTEMD_USER("systemd-user", null, "systemd/user/%s.service",
			List.of("systemctl --user daemon-reload", "systemctl --user enable --now %s.service"),
			SystemdService::ofUser),

	/** The socket for either. */
	SYSTEMD_SOCKET("systemd-socket", "/etc/systemd/system/%s.socket", null,
			List.of("systemctl daemon-reload", "systemctl enable --now %s.socket"), SystemdSocket::of),

	/** A program of supervisord. */
	SUPERVISORD("supervisord", "/etc/supervisor/conf.d/%s.conf", null,
			List.of("supervisorctl reread", "supervisorctl update"), SupervisordProgram::of),

	/** The rotation of the log. */
	LOGROTATE("logrotate", "/etc/logrotate.d/%s", null,
			List.of("logrotate --debug /etc/logrotate.d/%s", "logrotate --force /etc/logrotate.d/%s"),
			LogrotateRule::of),

	/** A check of monit. */
	MONIT("monit", "/etc/monit/conf.d/%s", null, List.of("monit -t", "monit reload"), MonitCheck::of),

	/** A Deployment of Kubernetes. */
	KUBERNETES("kubernetes", null, null, List.of(), KubernetesDeployment::of);

	private final String id;

	private final @Nullable String systemFile;

	private final @Nullable String userFile;

	private final List<String> commands;

	private final Renderer renderer;

	UnitFormat(String id, @Nullable String systemFile, @Nullable String userFile, List<String> commands,
			Renderer renderer) {
		this.id = id;
		this.systemFile = systemFile;
		this.userFile = userFile;
		this.commands = commands;
		this.renderer = renderer;
	}

	/**
	 * The format of this name.
	 * @param id what was typed
	 * @return the format
	 * @throws LaunchException if there is none
	 */
	public static UnitFormat of(String id) throws LaunchException {
		return Arrays.stream(values())
			.filter((format) -> format.id.equals(id))
			.findFirst()
			.orElseThrow(() -> new LaunchException(ExitStatus.USAGE, "'" + id + "' is no format of a unit file.",
					"There are: " + list() + "."));
	}

	/**
	 * Their names.
	 * @return the names, separated by commas
	 */
	static String list() {
		return Arrays.stream(values()).map(UnitFormat::id).collect(Collectors.joining(", "));
	}

	/**
	 * How it is typed.
	 * @return its name
	 */
	public String id() {
		return this.id;
	}

	/**
	 * Where it is to be, if it has a place on a machine.
	 * @param unit the application
	 * @param configuration where the user's own configuration is ($XDG_CONFIG_HOME)
	 * @return the file; empty if it is for a cluster
	 */
	public Optional<Path> place(String unit, Path configuration) {
		if (this.userFile != null) {
			return Optional.of(configuration.resolve(this.userFile.formatted(unit)));
		}
		return Optional.ofNullable(this.systemFile).map((file) -> Path.of(file.formatted(unit)));
	}

	/**
	 * What to type when it is there.
	 * @param unit the application
	 * @return two commands; none if it is for a cluster
	 */
	public List<String> commands(String unit) {
		return this.commands.stream().map((command) -> command.replace("%s", unit)).toList();
	}

	/**
	 * Whether it is about a daemon that was started with {@code -d}, not about a process
	 * in the foreground.
	 * @return true for those that look after a daemon
	 */
	public boolean isOfDaemon() {
		return this == LOGROTATE || this == MONIT;
	}

	String render(ServiceFacts facts) throws LaunchException {
		return this.renderer.render(facts);
	}

	/** For people: where it belongs. */
	String file(String unit) {
		return place(unit, Path.of("~/.config")).map(Path::toString).orElse("");
	}

	/**
	 * Makes the text.
	 */
	@FunctionalInterface
	private interface Renderer {

		String render(ServiceFacts facts) throws LaunchException;

	}

}
