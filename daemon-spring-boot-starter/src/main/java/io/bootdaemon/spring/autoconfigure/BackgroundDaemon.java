package io.bootdaemon.spring.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import io.bootdaemon.ReloadResult;
import io.bootdaemon.control.SelfRestart;
import io.bootdaemon.daemon.DaemonProcess;
import io.bootdaemon.process.DaemonState.Key;

/**
 * The application in the background.
 */
class BackgroundDaemon extends CurrentProcess {

	private final DaemonProcess process;

	/**
	 * A daemon.
	 * @param process this JVM as one
	 */
	public BackgroundDaemon(DaemonProcess process) {
		this.process = process;
	}

	@Override
	public boolean isBackground() {
		return true;
	}

	@Override
	public String getName() {
		return this.process.state().get(Key.NAME).orElse("");
	}

	@Override
	public int getRestarts() {
		return (int) this.process.state().number(Key.RESTARTS).orElse(0);
	}

	@Override
	public Optional<Path> getPidFile() {
		return Optional.of(this.process.pidFile());
	}

	@Override
	public Optional<Path> getLogFile() {
		return this.process.logFile();
	}

	@Override
	public ReloadResult reload() {
		return this.process.reload();
	}

	@Override
	public void reopenLog() throws IOException {
		this.process.reopenLog();
	}

	/** With the policy "always" it would be back at once. */
	@Override
	public void stop() {
		this.process.endSupervision();
		super.stop();
	}

	@Override
	public void restart() throws IOException {
		SelfRestart.start(this.process.pidFile());
	}

}
