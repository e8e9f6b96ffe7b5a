package io.bootdaemon.spring.socket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * Prepares a web application for a listening socket that may have been passed to this
 * process. It is no auto-configuration, as ahead-of-time processing would evaluate that
 * at build time. If no socket can have been passed, it loads no other class of ours.
 */
class SocketActivationInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final String CUSTOMIZER = "org.springframework.boot.web.server.WebServerFactoryCustomizer";

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		if (isPossible() && context.getEnvironment().getProperty("daemon.enabled", Boolean.class, true)
				&& ClassUtils.isPresent(CUSTOMIZER, context.getClassLoader())) {
			context.getBeanFactory().registerSingleton("daemonPassedSocket", new PassedSocketCustomizer(context));
		}
	}

	/** A look at two things, which costs nothing to speak of. */
	private static boolean isPossible() {
		return System.getenv("LISTEN_PID") != null || isStandardInputASocket();
	}

	private static boolean isStandardInputASocket() {
		try {
			return Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString().startsWith("socket:");
		}
		catch (IOException ex) {
			// No /proc, or standard input is closed
			return false;
		}
	}

}
