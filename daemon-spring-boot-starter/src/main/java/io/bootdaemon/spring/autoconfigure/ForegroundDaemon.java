package io.bootdaemon.spring.autoconfigure;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.bootdaemon.ReloadResult;
import io.bootdaemon.daemon.reload.Reloader;
import io.bootdaemon.process.JvmShutdown;
import io.bootdaemon.process.ProcessStat;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;

/**
 * The application in the foreground. If it has methods for a reload, SIGHUP reloads it,
 * unless its terminal was closed: then it ends, as any program does.
 */
public class ForegroundDaemon extends CurrentProcess implements DisposableBean {

	private static final Log logger = LogFactory.getLog(ForegroundDaemon.class);

	private static final int ENDED_BY_HANGUP = 128 + 1;

	private final String name;

	private final ContextReload reload;

	private final BooleanSupplier ownProcess;

	private volatile boolean onTerminal;

	private volatile @Nullable Reloader listening;

	private volatile Supplier<ReloadResult> reloads = () -> reloader().reload();

	/**
	 * An application.
	 * @param name its name
	 * @param reload its part in a reload
	 * @param ownProcess whether this process was started to run the application
	 */
	public ForegroundDaemon(String name, ContextReload reload, BooleanSupplier ownProcess) {
		this.ownProcess = ownProcess;
		this.name = name;
		this.reload = reload;
	}

	/**
	 * Reloads at SIGHUP from now on.
	 */
	public void acceptReloads() {
		this.onTerminal = hasTerminal();
		this.listening = reloader();
		if (!this.listening.listen()) {
			logger.warn("SIGHUP can't call the methods with @OnReload: the JVM doesn't let it be handled (-Xrs)");
		}
	}

	/** A closed context would be kept by the signal's handler, and the signal be lost. */
	@Override
	public void destroy() {
		if (this.listening != null) {
			this.listening.close();
		}
	}

	/**
	 * Has its reloads done by somebody else from now on: as a service of systemd's, which
	 * is told of each.
	 * @param reloads does one and returns when that is done
	 */
	public void reloadBy(Supplier<ReloadResult> reloads) {
		this.reloads = reloads;
	}

	@Override
	public boolean isBackground() {
		return false;
	}

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public int getRestarts() {
		return 0;
	}

	@Override
	public Optional<Path> getPidFile() {
		return Optional.empty();
	}

	@Override
	public Optional<Path> getLogFile() {
		return Optional.empty();
	}

	@Override
	public ReloadResult reload() {
		return this.reloads.get();
	}

	@Override
	public void reopenLog() {
	}

	@Override
	public void stop() {
		if (!this.ownProcess.getAsBoolean()) {
			throw new IllegalStateException("This process was not started to run this application, but by a test, a "
					+ "servlet container or the like: whoever has started it has to end it.");
		}
		super.stop();
	}

	@Override
	public void restart() {
		throw new IllegalStateException("This application runs in the foreground: whoever has started it has to "
				+ "start it again. In the background, with -d, it can restart itself.");
	}

	private Reloader reloader() {
		return new Reloader(List.of(this::endWithTheTerminal, this.reload),
				(result) -> logger.info("Reload: " + result.text()));
	}

	/** When a terminal is closed, its session has none any more (tty_ioctl(4)). */
	private String endWithTheTerminal() {
		if (this.onTerminal && !hasTerminal()) {
			JvmShutdown.begin(ENDED_BY_HANGUP);
		}
		return "";
	}

	private static boolean hasTerminal() {
		return ProcessStat.current().filter((stat) -> stat.terminal() != 0).isPresent();
	}

}
