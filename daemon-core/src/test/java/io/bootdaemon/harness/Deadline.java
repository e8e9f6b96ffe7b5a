package io.bootdaemon.harness;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * How long a test waits for what has to come. Only a test that fails waits for so long,
 * so that it is enough for any machine, whatever else runs on it.
 */
public final class Deadline implements LauncherSessionListener {

	/** For all that a test waits for; Awaitility's default, too. */
	public static final Duration GENEROUS = Duration.ofMinutes(5);

	@Override
	public void launcherSessionOpened(LauncherSession session) {
		Awaitility.setDefaultTimeout(GENEROUS);
	}

}
