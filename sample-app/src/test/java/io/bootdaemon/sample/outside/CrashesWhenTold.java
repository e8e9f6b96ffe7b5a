package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * A user's code that ends the JVM as the file {@code crash} in the current directory
 * says.
 */
class CrashesWhenTold implements ApplicationListener<ApplicationReadyEvent> {

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		Thread thread = new Thread(this::crash, "crashes-when-told");
		thread.setDaemon(true);
		thread.start();
	}

	private void crash() {
		Path order = Path.of("crash");
		try {
			while (!Files.exists(order)) {
				Thread.sleep(20);
			}
			String how = Files.readString(order).strip();
			Files.delete(order);
			if (how.equals("memory")) {
				List<long[]> all = new ArrayList<>();
				while (true) {
					all.add(new long[1 << 20]);
				}
			}
			System.exit(Integer.parseInt(how));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
