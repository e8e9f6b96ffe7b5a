package io.bootdaemon.handoff;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.process.DaemonFiles;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is decided before anything is started.
 *
 * @param options what the daemon is to be
 * @param java the program, absolute
 * @param commandLine how it is started, without our flags and valid in the daemon's
 * working directory
 * @param environment the caller's environment, entries as byte strings
 * @param directory where the command was typed
 * @param typed when the command was typed
 * @param warnings what may mean something else in the daemon, one sentence each, without
 * a full stop
 * @param again whether it replaces a daemon that has just been stopped, so that nothing
 * runs if it fails
 * @param keptSocket the listening socket that is opened for the daemon, and outlives its
 * JVM; null if its web server opens one
 */
public record LaunchPlan(DaemonOptions options, Path java, CommandLine commandLine, List<String> environment,
		Path directory, Instant typed, List<String> warnings, boolean again, @Nullable ListeningAddress keptSocket) {

	private static final String NOTHING_RUNS = "the daemon that it was to replace has been stopped: nothing runs now";

	private static final String PREDECESSOR_RUNS = "the daemon that it was to replace was not disturbed, and runs on";

	/** A slow machine may need longer than a start-timeout of a second or two. */
	private static final Duration LEAST_PATIENCE = Duration.ofSeconds(30);

	/**
	 * How long what comes before the daemon's JVM may wait for something: for the
	 * start-timeout, or half a minute if that is longer.
	 * @return the time; zero for ever
	 */
	public Duration patience() {
		Duration timeout = this.options.startTimeout();
		return (timeout.isZero() || timeout.compareTo(LEAST_PATIENCE) > 0) ? timeout : LEAST_PATIENCE;
	}

	/**
	 * What a start that fails adds if it was to replace another daemon.
	 * @return whether that daemon still runs
	 */
	public static String afterFailure() {
		return (System.getenv(CallerEnvironment.SUCCESSION) != null) ? PREDECESSOR_RUNS : NOTHING_RUNS;
	}

	/**
	 * This plan with another environment instead of the caller's.
	 * @param environment entries as byte strings
	 * @return the plan
	 */
	public LaunchPlan withEnvironment(List<String> environment) {
		return new LaunchPlan(this.options, this.java, this.commandLine, environment, this.directory, this.typed,
				this.warnings, this.again, this.keptSocket);
	}

	/**
	 * This plan with more warnings.
	 * @param warnings one sentence each, without a full stop
	 * @return the plan
	 */
	public LaunchPlan withWarnings(List<String> warnings) {
		List<String> all = new ArrayList<>(this.warnings);
		all.addAll(warnings);
		return new LaunchPlan(this.options, this.java, this.commandLine, this.environment, this.directory, this.typed,
				List.copyOf(all), this.again, this.keptSocket);
	}

	/**
	 * This plan with a listening socket that outlives the daemon's JVM.
	 * @param address where it listens
	 * @return the plan
	 */
	public LaunchPlan withKeptSocket(ListeningAddress address) {
		return new LaunchPlan(this.options, this.java, this.commandLine, this.environment, this.directory, this.typed,
				this.warnings, this.again, address);
	}

	/**
	 * The files of the daemon.
	 * @return the files
	 */
	public DaemonFiles files() {
		return DaemonFiles.of(this.options);
	}

}
