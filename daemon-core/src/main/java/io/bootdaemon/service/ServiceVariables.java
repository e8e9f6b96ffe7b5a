package io.bootdaemon.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.bootdaemon.process.ProcessStat;

/**
 * The variables by which systemd informs the process that it starts (systemd.exec(5),
 * sd_notify(3), sd_watchdog_enabled(3), sd_listen_fds(3)). All children inherit them, so
 * each counts only in the process that another variable names: not in a shell within a
 * service, nor in what is typed there.
 */
public final class ServiceVariables {

	/** Names the process that systemd has started; from version 248 on. */
	public static final String EXEC_PID = "SYSTEMD_EXEC_PID";

	/** Where notifications go: an absolute path, or one in the abstract name space. */
	public static final String NOTIFY_SOCKET = "NOTIFY_SOCKET";

	/** Microseconds within which the service has to say that it is alive. */
	public static final String WATCHDOG_USEC = "WATCHDOG_USEC";

	/** Names the process that has to say so. */
	public static final String WATCHDOG_PID = "WATCHDOG_PID";

	/**
	 * The PID file of a unit that has PIDFile=, where a forked-off process is waited for.
	 */
	public static final String PIDFILE = "PIDFILE";

	/** How many sockets are passed, from descriptor 3 on. */
	public static final String LISTEN_FDS = "LISTEN_FDS";

	/** Names the process that they are passed to. */
	public static final String LISTEN_PID = "LISTEN_PID";

	/** Their names, separated by colons. */
	public static final String LISTEN_FDNAMES = "LISTEN_FDNAMES";

	private final Map<String, String> environment;

	private final String pid;

	private final BooleanSupplier leading;

	/**
	 * Those of a process.
	 * @param environment its environment
	 * @param pid its number
	 */
	public ServiceVariables(Map<String, String> environment, long pid) {
		this(environment, pid, () -> false);
	}

	/**
	 * Those of a process.
	 * @param environment its environment
	 * @param pid its number
	 * @param leading whether it is as if systemd had just started it; asked where systemd
	 * is too old to say that itself
	 */
	ServiceVariables(Map<String, String> environment, long pid, BooleanSupplier leading) {
		this.environment = environment;
		this.pid = Long.toString(pid);
		this.leading = leading;
	}

	/**
	 * Those of this process.
	 * @return what is said to it
	 */
	public static ServiceVariables ofThisProcess() {
		return new ServiceVariables(System.getenv(), ProcessHandle.current().pid(), ServiceVariables::isLeading);
	}

	/**
	 * Whether systemd has started this process as the main one of a service that tells
	 * how it is (Type=notify, or NotifyAccess=). One that it has started otherwise, with
	 * Type=forking for one, isn't expected to.
	 * @return false in a process that merely inherited the variables
	 */
	boolean isNotifyingService() {
		return isMainProcess() && get(NOTIFY_SOCKET).isPresent();
	}

	/**
	 * Whether systemd has started this process, as that of a service.
	 * @return false in a process that merely inherited the variable
	 */
	boolean isMainProcess() {
		return names(EXEC_PID)
				|| (get(EXEC_PID).isEmpty() && get(NOTIFY_SOCKET).isPresent() && this.leading.getAsBoolean());
	}

	/**
	 * Whether the service is what its PID file says, not the process that systemd has
	 * started: the unit has PIDFile=, which goes with Type=forking.
	 * @return false in a process that merely inherited the variable
	 */
	public boolean hasPidFile() {
		return isMainProcess() && get(PIDFILE).isPresent();
	}

	/**
	 * Whether systemd ends what this process leaves behind when it ends: as far as can be
	 * known, the unit is one of a single process.
	 * @return false if a PID file names another one, and in a process that merely
	 * inherited the variables
	 */
	public boolean endsWithItsProcess() {
		return isMainProcess() && get(PIDFILE).isEmpty();
	}

	/**
	 * Where this process has to send notifications to.
	 * @return the address as it was given; empty if this process has none to send
	 */
	public Optional<String> notifySocket() {
		return isNotifyingService() ? get(NOTIFY_SOCKET) : Optional.empty();
	}

	/**
	 * Within which time this process has to say that it is alive.
	 * @return the text as it was given, microseconds; empty if it need not
	 */
	public Optional<String> watchdogMicroseconds() {
		boolean ours = get(WATCHDOG_PID).isEmpty() || names(WATCHDOG_PID);
		return (ours && isNotifyingService()) ? get(WATCHDOG_USEC) : Optional.empty();
	}

	/**
	 * How many sockets this process has got.
	 * @return the text as it was given; empty if there are none for this process
	 */
	public Optional<String> listenDescriptors() {
		return names(LISTEN_PID) ? get(LISTEN_FDS) : Optional.empty();
	}

	/**
	 * What these sockets are called.
	 * @return the text as it was given, with a colon between two names; may be empty
	 */
	String listenNames() {
		return names(LISTEN_PID) ? get(LISTEN_FDNAMES).orElse("") : "";
	}

	/**
	 * Process 1 of a container, whose manager passes the socket on, or a child of systemd
	 * that leads a session, as before version 248 all of its services do. An orphan,
	 * which has the same parent, rarely leads one.
	 */
	private static boolean isLeading() {
		return ProcessStat.current()
			.filter((stat) -> stat.pid() == 1 || (stat.session() == stat.pid() && isSystemd(stat.parent())))
			.isPresent();
	}

	private static boolean isSystemd(long pid) {
		try {
			return Files.readString(Path.of("/proc/" + pid + "/comm"), StandardCharsets.ISO_8859_1)
				.strip()
				.equals("systemd");
		}
		catch (IOException ex) {
			// Outside of this name space, or gone
			return false;
		}
	}

	private boolean names(String variable) {
		return this.pid.equals(this.environment.get(variable));
	}

	/** A variable that is there and not empty. */
	private Optional<String> get(String variable) {
		return Optional.ofNullable(this.environment.get(variable)).filter((value) -> !value.isEmpty());
	}

}
