package io.bootdaemon.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.bootdaemon.ReadyWhen;
import io.bootdaemon.RestartPolicy;

/**
 * Sets an application's own defaults for {@code daemon.*}. It stands on the main class or
 * another source of the {@link org.springframework.boot.SpringApplication}, directly or
 * as a meta-annotation. Configuration files, environment variables and arguments override
 * it. Placeholders ({@code ${...}}) are resolved. An attribute that is left out, or has
 * its default, sets nothing.
 * <p>
 * The attributes are decisions of the application's author. Settings that depend on the
 * machine have no attribute and belong in the configuration: priority, limits, the
 * rotation of the log, the watchdog, and the delays between restarts.
 *
 * <p>
 * {@code -d} works without this annotation; the starter is enough.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface EnableDaemon {

	/**
	 * When to start in the background ({@code daemon.background}).
	 * @return {@link Background#ALWAYS} to start in the background without a flag, if the
	 * process is the application's own
	 */
	Background background() default Background.AUTO;

	/**
	 * Name of the daemon, also of its files ({@code daemon.name}).
	 * @return a name for files
	 */
	String name() default "";

	/**
	 * Working directory ({@code daemon.work-dir}).
	 * @return a path, absolute or from the current directory
	 */
	String workDir() default "";

	/**
	 * PID file ({@code daemon.pid-file}).
	 * @return a path, absolute or from the working directory
	 */
	String pidFile() default "";

	/**
	 * File that gets standard output and standard error ({@code daemon.log-file}).
	 * @return a path, absolute or from the working directory
	 */
	String logFile() default "";

	/**
	 * File mode creation mask ({@code daemon.umask}).
	 * @return an octal number such as {@code 027}
	 */
	String umask() default "";

	/**
	 * Permissions of the PID file ({@code daemon.pid-file-permissions}).
	 * @return an octal number such as {@code 0644}
	 */
	String pidFilePermissions() default "";

	/**
	 * Permissions of the log ({@code daemon.log-file-permissions}).
	 * @return an octal number such as {@code 0640}
	 */
	String logFilePermissions() default "";

	/**
	 * How long a start may go without progress ({@code daemon.start-timeout}).
	 * @return a duration such as {@code 90s}; seconds without a unit
	 */
	String startTimeout() default "";

	/**
	 * How long to wait between SIGTERM and SIGKILL ({@code daemon.stop-timeout}).
	 * @return a duration such as {@code 90s}; seconds without a unit
	 */
	String stopTimeout() default "";

	/**
	 * When to start the application again after it has ended
	 * ({@code daemon.restart.policy}).
	 * @return {@link RestartPolicy#ON_FAILURE} for an application that must stay up
	 */
	RestartPolicy restart() default RestartPolicy.NEVER;

	/**
	 * User as which root starts the daemon ({@code daemon.user}).
	 * @return a name or a number
	 */
	String user() default "";

	/**
	 * Group with which root starts the daemon ({@code daemon.group}).
	 * @return a name or a number; the user's own group if it is left out
	 */
	String group() default "";

	/**
	 * When the application counts as ready ({@code daemon.ready-when}).
	 * @return {@link ReadyWhen#STARTED} for an application whose runner never returns
	 */
	ReadyWhen readyWhen() default ReadyWhen.READY;

	/**
	 * Options for the daemon's JVM only ({@code daemon.jvm-options}).
	 * @return one option per element
	 */
	String[] jvmOptions() default {};

	/**
	 * Variables for the daemon only ({@code daemon.environment}).
	 * @return elements of the form {@code NAME=value}
	 */
	String[] environment() default {};

}
