package io.bootdaemon.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import io.bootdaemon.LaunchException;

/**
 * The directories of a launch that aren't there yet.
 */
final class MissingDirectories {

	private final Map<Path, String> keys = new LinkedHashMap<>();

	private MissingDirectories() {
	}

	/**
	 * Finds them.
	 */
	static MissingDirectories of(LaunchPlan plan) {
		MissingDirectories missing = new MissingDirectories();
		missing.add(plan.options().workDirectory(), "daemon.work-dir");
		missing.add(plan.files().pidFile().getParent(), "daemon.pid-file");
		if (plan.files().hasLog()) {
			missing.add(plan.files().logFile().getParent(), "daemon.log-file");
		}
		return missing;
	}

	/**
	 * Each with the property that sets it.
	 */
	Map<Path, String> keys() {
		return Collections.unmodifiableMap(this.keys);
	}

	/**
	 * Makes them, and those above them.
	 */
	void make() throws LaunchException {
		for (Map.Entry<Path, String> entry : this.keys.entrySet()) {
			try {
				Files.createDirectories(entry.getKey());
			}
			catch (IOException ex) {
				throw LaunchFailures.cannotMakeDirectory(entry.getKey(), entry.getValue(), Reason.of(ex), ex);
			}
		}
	}

	private void add(Path directory, String key) {
		if (!Files.isDirectory(directory)) {
			this.keys.putIfAbsent(directory, key);
		}
	}

}
