package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.UncheckedIOException;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Prints the variables for systemd's services that child processes get: one that is
 * started with this JVM's environment as it is, and one with a variable more.
 */
class PrintsChildEnvironment implements ApplicationListener<ApplicationReadyEvent> {

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		print("plain", new ProcessBuilder());
		ProcessBuilder changed = new ProcessBuilder();
		changed.environment().put("MORE", "1");
		print("changed", changed);
	}

	private static void print(String name, ProcessBuilder child) {
		try {
			Process process = child.command("sh", "-c", "env | grep -E '^(NOTIFY|WATCHDOG|MORE)' | sort | tr '\n' ' '")
				.start();
			System.out.println(name + " child has: " + new String(process.getInputStream().readAllBytes()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
