package io.bootdaemon.spring.actuate;

import java.io.File;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.bootdaemon.spring.Daemon;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Meters of the daemon: {@code daemon.restarts}, {@code daemon.start.time} (seconds since
 * the epoch), and {@code daemon.log.size} (bytes), if it has a log.
 */
class DaemonMetrics implements MeterBinder {

	private final Daemon daemon;

	/**
	 * Meters.
	 * @param daemon what they measure
	 */
	public DaemonMetrics(Daemon daemon) {
		this.daemon = daemon;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		FunctionCounter.builder("daemon.restarts", this.daemon, Daemon::getRestarts)
			.description("How often the daemon has been started again after it had ended unexpectedly")
			.register(registry);
		TimeGauge
			.builder("daemon.start.time", this.daemon, TimeUnit.MILLISECONDS,
					(daemon) -> daemon.getStarted().toEpochMilli())
			.description("When the daemon's process was started, since the epoch")
			.register(registry);
		this.daemon.getLogFile()
			.map(Path::toFile)
			.ifPresent((log) -> Gauge.builder("daemon.log.size", log, File::length)
				.baseUnit(BaseUnits.BYTES)
				.description("Size of the file that gets standard output and standard error")
				.strongReference(true)
				.register(registry));
	}

}
