package io.bootdaemon.commandline;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The flags. The parser and the help are made from this enumeration, and the tables in
 * the documentation are held to it.
 */
public enum Flag {

	/** Start in the background. */
	BACKGROUND(List.of("-d", "--background"), null, null, null, "starts in the background, returns when ready"),

	/**
	 * Start again what a restart has stopped: typed by nobody, and so not told.
	 */
	BACKGROUND_AGAIN(List.of("--background=again"), null, null, null, ""),

	/** Stay in the foreground. */
	FOREGROUND(List.of("--foreground"), null, null, null, "stays in the foreground, whatever is configured"),

	/** Show what would be started. */
	DRY_RUN(List.of("--dry-run"), null, null, BACKGROUND, "shows what would be started, with warnings"),

	/** Show flags, properties and exit codes. */
	HELP(List.of("--help"), null, null, BACKGROUND, "shows all flags, properties and exit codes"),

	/** Tell how the daemon is. */
	STATUS(List.of("--status"), "[=json|all]", "json|all", null,
			"shows whether it runs; =json: as JSON, =all: all your daemons"),

	/** Wait until it is ready. */
	WAIT(List.of("--wait"), "=DURATION", "\\d{1,9}(ms|s|m|h)?", STATUS, "returns when it is ready, or after that time"),

	/** Stop the daemon. */
	STOP(List.of("--stop"), null, null, null, "stops it: SIGTERM, and SIGKILL after daemon.stop-timeout"),

	/** Stop the daemon and start it again. */
	RESTART(List.of("--restart"), "[=fresh|hot]", "fresh|hot", null,
			"restarts it with its own command; =fresh: with the command typed now; =hot: without a gap"),

	/** Make the class archive. */
	TRAIN(List.of("--train"), null, null, null, "makes a class archive for faster starts"),

	/** Let the daemon reload. */
	RELOAD(List.of("--reload"), null, null, null, "reopens its log and calls its @OnReload methods"),

	/** Show a thread dump. */
	DUMP(List.of("--dump"), null, null, null, "writes a thread dump to the log, shows its end"),

	/** Show the log. */
	LOGS(List.of("--logs"), "[=LINES]", "\\d{1,9}", null, "shows the last lines of the log (default: 50)"),

	/** Go on showing the log. */
	FOLLOW(List.of("-f", "--follow"), null, null, LOGS,
			"keeps showing new lines, across rotation and restart, until Ctrl-C"),

	/** Write the control script. */
	INSTALL_SCRIPT(List.of("--install-script"), "[=FILE]", ".+", null,
			"writes a control script, which needs no JVM to stop it or show its status"),

	/** Show a file by which others start it. */
	PRINT_UNIT(List.of("--print-unit"), "[=FORMAT]", ".+", null,
			"prints a service file: systemd (default), systemd-user, systemd-socket, "
					+ "supervisord, logrotate, monit, kubernetes"),

	/** Write that file to where it belongs. */
	INSTALL_UNIT(List.of("--install-unit"), "[=FORMAT]", ".+", null, "installs that file and shows what to type next");

	/** All of them. */
	public static final Set<Flag> ALL = Collections.unmodifiableSet(EnumSet.allOf(Flag.class));

	/** Those of a program without Spring. */
	public static final Set<Flag> OF_A_PROGRAM = Collections.unmodifiableSet(
			EnumSet.of(BACKGROUND, FOREGROUND, DRY_RUN, HELP, STATUS, STOP, RESTART, RELOAD, LOGS, FOLLOW));

	private final List<String> names;

	private final @Nullable String operand;

	private final @Nullable Pattern values;

	private final @Nullable Flag beside;

	private final String description;

	Flag(List<String> names, @Nullable String operand, @Nullable String values, @Nullable Flag beside,
			String description) {
		this.names = names;
		this.operand = operand;
		this.values = (values != null) ? Pattern.compile(values) : null;
		this.beside = beside;
		this.description = description;
	}

	/**
	 * How it is typed: its names, and its operand, if it has one.
	 * @return such as {@code --logs[=LINES]}
	 */
	public String syntax() {
		String names = String.join(", ", this.names);
		return (this.operand != null) ? names + this.operand : names;
	}

	/**
	 * Those that people are told of: not what only a program types.
	 * @return the flags, in order
	 */
	public static List<Flag> told() {
		return ALL.stream().filter((flag) -> !flag.description.isEmpty()).toList();
	}

	/**
	 * What it does.
	 * @return one clause
	 */
	public String description() {
		return this.description;
	}

	/**
	 * The flag beside which alone it is one of ours.
	 * @return that flag; empty if it stands for itself
	 */
	public Optional<Flag> beside() {
		return Optional.ofNullable(this.beside);
	}

	/**
	 * Whether it does something to the daemon there is, and starts no part of the
	 * application.
	 * @return false for those about a start
	 */
	public boolean isVerb() {
		return this.beside == null && this != BACKGROUND && this != BACKGROUND_AGAIN && this != FOREGROUND;
	}

	/** Its operand in a token, empty if there is none; null if the token is another. */
	@Nullable String operandOf(String token) {
		for (String name : this.names) {
			if (token.equals(name)) {
				return "";
			}
			if ((this.operand != null || isVerb()) && token.startsWith(name + "=")) {
				return token.substring(name.length() + 1);
			}
		}
		return null;
	}

	boolean allows(String token) {
		if (this.names.contains(token)) {
			return this.operand == null || this.operand.startsWith("[");
		}
		return this.values != null && this.values.matcher(String.valueOf(operandOf(token))).matches();
	}

}
