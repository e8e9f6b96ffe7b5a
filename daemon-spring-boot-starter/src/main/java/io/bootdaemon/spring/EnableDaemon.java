package io.bootdaemon.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.bootdaemon.ReadyWhen;
import io.bootdaemon.RestartPolicy;

/**
 * Gives an application defaults of its own for {@code daemon.*}, on its main class or
 * another source of its {@link org.springframework.boot.SpringApplication}, directly or
 * as a meta-annotation. Files, variables and arguments override them. Placeholders
 * ({@code ${...}}) are resolved. An attribute that is left out sets nothing. One with its
 * default sets nothing either: no source is weaker than this annotation.
 *
 * <p>
 * The attributes are what an author knows of an application. What depends on the machine
 * has none: priority, limits, the log's rotation, the watchdog, and how long to wait
 * between restarts. These stand in the configuration.
 *
 * <p>
 * {@code -d} works without this annotation: the starter is enough.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface EnableDaemon {

	/**
	 * When to start in the background ({@code daemon.background}).
	 * @return {@link Background#ALWAYS}: without a flag, too, where the process is the
	 * application's own
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
	 * @return {@link RestartPolicy#ON_FAILURE} for one that is to stay up
	 */
	RestartPolicy restart() default RestartPolicy.NEVER;

	/**
	 * User whom root starts the daemon as ({@code daemon.user}).
	 * @return a name or a number
	 */
	String user() default "";

	/**
	 * Group that root starts the daemon with ({@code daemon.group}).
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
	 * @return one option an element
	 */
	String[] jvmOptions() default {};

	/**
	 * Variables for the daemon only ({@code daemon.environment}).
	 * @return elements of the form {@code NAME=value}
	 */
	String[] environment() default {};

}
