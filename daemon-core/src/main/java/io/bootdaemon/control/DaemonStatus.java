package io.bootdaemon.control;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import io.bootdaemon.control.DaemonLookup.Condition;
import io.bootdaemon.process.DaemonProcesses;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.ProcessIdentity;
import io.bootdaemon.process.ProcessStat;
import io.bootdaemon.process.ProcessStatus;
import org.jspecify.annotations.Nullable;

/**
 * The status of a daemon, from its state file and /proc. It is known even if the daemon
 * hangs.
 *
 * @param name its name
 * @param condition whether it runs
 * @param reason why that can't be known; empty if it can
 * @param pid its process id, if it runs
 * @param phase starting and where, ready, stopping; empty if it doesn't run
 * @param suspended whether it is stopped by a signal (SIGSTOP), so that it can't answer
 * @param since when it was started
 * @param ready when it was ready
 * @param residentBytes its resident memory, in bytes
 * @param threads the number of its threads
 * @param url the address it serves
 * @param profiles its active profiles
 * @param version its version
 * @param classArchive "used" if it uses a class archive, else why not; empty if none was
 * ever made
 * @param pidFile its PID file
 * @param logFile its log
 * @param logBytes the size of its log, in bytes, if there is one
 * @param supervisor process id of what will start it again, if there is one
 * @param restarts how often its supervisor has started it again
 * @param lastExit how it ended last, where that is known
 * @param warning what is wrong with its files; empty if nothing is
 */
public record DaemonStatus(String name, Condition condition, String reason, OptionalLong pid, String phase,
		boolean suspended, Optional<Instant> since, Optional<Instant> ready, OptionalLong residentBytes,
		OptionalLong threads, Optional<String> url, List<String> profiles, Optional<String> version,
		Optional<String> classArchive, Path pidFile, Path logFile, OptionalLong logBytes, OptionalLong supervisor,
		long restarts, Optional<String> lastExit, Optional<String> warning) {

	/**
	 * Looks at a daemon.
	 * @param target which
	 * @return how it is now
	 */
	public static DaemonStatus of(Target target) {
		return of(target, DaemonLookup.of(target));
	}

	/**
	 * Tells of what was found.
	 * @param target which
	 * @param found what is at its place
	 * @return how it is now
	 */
	static DaemonStatus of(Target target, DaemonLookup found) {
		DaemonState state = found.state();
		boolean running = found.isRunning();
		Optional<ProcessIdentity> process = Optional.ofNullable(found.process());
		Optional<ProcessStatus> status = process.map((identity) -> ProcessStatus.of(identity.pid()));
		Path log = running ? target.logFile(state) : target.files().logFile();
		return new DaemonStatus(state.get(Key.NAME).orElse(target.name()), found.condition(), found.reason(),
				process.map((identity) -> OptionalLong.of(identity.pid())).orElse(OptionalLong.empty()),
				running ? found.phase() : "", process.map(DaemonStatus::isSuspended).orElse(false),
				process.flatMap((identity) -> ProcessHandle.of(identity.pid()))
					.flatMap((handle) -> handle.info().startInstant()),
				running ? instant(state.number(Key.READY)) : Optional.empty(),
				status.map(ProcessStatus::residentBytes).orElse(OptionalLong.empty()),
				status.map(ProcessStatus::threads).orElse(OptionalLong.empty()),
				state.get(Key.URL).filter((url) -> running),
				state.get(Key.PROFILES)
					.filter((text) -> running && !text.isEmpty())
					.map((text) -> List.of(text.split(",")))
					.orElse(List.of()),
				state.get(Key.VERSION).filter((version) -> running),
				state.get(Key.CLASS_ARCHIVE).filter((archive) -> running), target.files().pidFile(), log,
				Files.isRegularFile(log) ? OptionalLong.of(log.toFile().length()) : OptionalLong.empty(),
				found.supervisor().map((identity) -> OptionalLong.of(identity.pid())).orElse(OptionalLong.empty()),
				state.number(Key.RESTARTS).orElse(0), state.get(Key.LAST_EXIT), warning(target, found.processes()));
	}

	/**
	 * For how long it has been running.
	 * @param now until when
	 * @return the time since its start
	 */
	Optional<Duration> uptime(Instant now) {
		return this.since.map((since) -> Duration.between(since, now)).filter((uptime) -> !uptime.isNegative());
	}

	/**
	 * Whether it is ready.
	 * @return true only if it runs, too
	 */
	boolean isReady() {
		return this.condition == Condition.RUNNING && this.phase.equals("ready");
	}

	/**
	 * All of it under the names that stay the same from version to version, for programs:
	 * {@code name}, {@code status} (running, launching, restarting, dead, stopped,
	 * unknown), {@code code} (LSB's), {@code reason}, {@code pid}, {@code phase},
	 * {@code ready}, {@code suspended}, {@code since} and {@code readySince} (ISO 8601),
	 * {@code uptimeSeconds}, {@code residentBytes}, {@code threads}, {@code url},
	 * {@code profiles}, {@code version}, {@code classArchive}, {@code pidFile},
	 * {@code logFile}, {@code logBytes}, {@code supervisor}, {@code restarts},
	 * {@code lastExit}, {@code warning}.
	 * @param now when that was looked at
	 * @return all these keys, in order; null for what isn't known
	 */
	public Map<String, @Nullable Object> toMap(Instant now) {
		Map<String, @Nullable Object> map = new LinkedHashMap<>();
		map.put("name", this.name);
		map.put("status", this.condition.name().toLowerCase(Locale.ROOT));
		map.put("code", this.condition.exitStatus().code());
		map.put("reason", this.reason.isEmpty() ? null : this.reason);
		map.put("pid", value(this.pid));
		map.put("phase", this.phase.isEmpty() ? null : this.phase);
		map.put("ready", isReady());
		map.put("suspended", this.suspended);
		map.put("since", this.since.map(Instant::toString).orElse(null));
		map.put("readySince", this.ready.map(Instant::toString).orElse(null));
		map.put("uptimeSeconds", uptime(now).map(Duration::toSeconds).orElse(null));
		map.put("residentBytes", value(this.residentBytes));
		map.put("threads", value(this.threads));
		map.put("url", this.url.orElse(null));
		map.put("profiles", this.profiles);
		map.put("version", this.version.orElse(null));
		map.put("classArchive", this.classArchive.orElse(null));
		map.put("pidFile", this.pidFile.toString());
		map.put("logFile", this.logFile.toString());
		map.put("logBytes", value(this.logBytes));
		map.put("supervisor", value(this.supervisor));
		map.put("restarts", this.restarts);
		map.put("lastExit", this.lastExit.orElse(null));
		map.put("warning", this.warning.orElse(null));
		return map;
	}

	private static @Nullable Long value(OptionalLong number) {
		return number.isPresent() ? number.getAsLong() : null;
	}

	/** As details.sh says it. */
	private static Optional<String> warning(Target target, DaemonProcesses found) {
		if (found.lockRemoved()) {
			return Optional.of("its lock was removed; restart it to make its files anew");
		}
		Path directory = found.files().pidFile().getParent();
		return directory.equals(target.files().pidFile().getParent()) ? Optional.empty()
				: Optional.of("its files are in " + directory);
	}

	private static boolean isSuspended(ProcessIdentity process) {
		return ProcessStat.of(process.pid()).filter(ProcessStat::isSuspended).isPresent();
	}

	private static Optional<Instant> instant(OptionalLong millis) {
		return millis.isPresent() ? Optional.of(Instant.ofEpochMilli(millis.getAsLong())) : Optional.empty();
	}

}
