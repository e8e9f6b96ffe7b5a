package io.bootdaemon.status;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

import io.bootdaemon.files.DaemonState;

/**
 * Keeps the state file true. A full disk must not end the daemon: it is reported once,
 * and the file is right again with the next change that can be written.
 */
final class StateKeeper {

	private final Path file;

	private DaemonState state;

	private boolean failing;

	StateKeeper(Path file) {
		this.file = file;
		try {
			this.state = DaemonState.read(file);
		}
		catch (IOException ex) {
			this.state = DaemonState.empty();
			report(ex);
		}
	}

	synchronized DaemonState state() {
		return this.state;
	}

	synchronized void update(UnaryOperator<DaemonState> change) {
		this.state = change.apply(this.state);
		try {
			this.state.write(this.file);
			this.failing = false;
		}
		catch (IOException ex) {
			report(ex);
		}
	}

	private void report(IOException ex) {
		if (!this.failing) {
			System.err.println("The state file '" + this.file + "' can't be kept: " + ex);
		}
		this.failing = true;
	}

}
