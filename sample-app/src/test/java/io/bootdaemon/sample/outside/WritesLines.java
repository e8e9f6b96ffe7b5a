package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/**
 * Writes lines to standard output at full speed, each with its number: as many as the
 * file {@code order} in the current directory says, whenever there is one, and removes it
 * then. If there is a file {@code child} at the start, a child is started that has the
 * log open and lives as long as the application.
 */
class WritesLines implements ApplicationListener<ApplicationReadyEvent> {

	static final int LENGTH = 100;

	private static final String PADDING = "x".repeat(LENGTH);

	private int written;

	/**
	 * The line with a number, without the line break that belongs to its length.
	 */
	static String line(int number) {
		String text = "line " + number + " ";
		return text + PADDING.substring(text.length() + 1);
	}

	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		if (Files.exists(Path.of("child"))) {
			startChild();
		}
		Thread thread = new Thread(this::write, "writes-lines");
		thread.setDaemon(true);
		thread.start();
	}

	private void write() {
		Path order = Path.of("order");
		try {
			while (true) {
				if (Files.exists(order)) {
					writeLines(Integer.parseInt(Files.readString(order).strip()));
					Files.delete(order);
				}
				Thread.sleep(10);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void writeLines(int count) {
		for (int end = this.written + count; this.written < end; this.written++) {
			System.out.println(line(this.written));
		}
	}

	private static void startChild() {
		try {
			new ProcessBuilder("cat").redirectOutput(ProcessBuilder.Redirect.INHERIT)
				.redirectError(ProcessBuilder.Redirect.INHERIT)
				.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
