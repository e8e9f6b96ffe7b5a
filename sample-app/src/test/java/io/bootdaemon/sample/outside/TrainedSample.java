package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sample application with the class archive of a training, supervised.
 */
final class TrainedSample {

	static final String USED = "archive   used";

	static final String NOT_USED = "archive   not used: ";

	private final Place place;

	private final Outcome training;

	private Path note;

	private Path application;

	private byte[] archive;

	TrainedSample(Place place) throws IOException {
		this.place = place;
		this.training = command().arguments("--train").run().exits(0);
		command().arguments("--install-script=" + script()).run().exits(0);
		remember();
	}

	Outcome training() {
		return this.training;
	}

	Path note() {
		return this.note;
	}

	/** The extracted one. */
	Path application() {
		return this.application;
	}

	byte[] archiveAsItWasMade() {
		return this.archive;
	}

	/** Stopped, and as if the training had ended with the files as they are now. */
	void restore() throws IOException {
		control("stop");
		if (Files.size(archive()) != this.archive.length) {
			Files.write(archive(), this.archive);
		}
		noteAgain();
	}

	/** What the last training has made. */
	void remember() throws IOException {
		this.note = files(cache()).stream()
			.filter((file) -> file.getFileName().toString().matches("[0-9a-f]{16}"))
			.findFirst()
			.orElseThrow();
		this.application = cache().resolve(Place.read(this.note).lines().findFirst().orElseThrow());
		this.archive = Files.readAllBytes(archive());
	}

	JavaCommand command() {
		return this.place.sample()
			.ofItsOwnJar()
			.arguments("--daemon.restart.policy=on-failure", "--daemon.restart.delay=0");
	}

	void start() {
		command().arguments("-d").run().exits(0);
	}

	String status() {
		return control("status").exits(0).out();
	}

	/** By the script, which starts no JVM of the whole jar. */
	private Outcome control(String action) {
		return this.place.type(List.of(script().toString(), action)).finish();
	}

	private Path script() {
		return this.place.file("control");
	}

	Path jar() {
		return this.place.file("app.jar");
	}

	Path cache() {
		return this.place.file("sample.cache");
	}

	/** One of a training that was killed may be there, and goes with the next one. */
	List<Path> lasting() {
		return files(cache()).stream().filter((file) -> !file.endsWith("tmp")).toList();
	}

	Path archive() {
		return files(this.application).stream()
			.filter((file) -> file.getFileName().toString().startsWith("classes."))
			.findFirst()
			.orElseThrow();
	}

	void noteAgain() {
		String script = "{ echo " + this.application.getFileName() + "; cd " + this.application
				+ " && stat -L -c '%n %i %s %Z %u' -- " + JavaCommand.JAVA + " " + jar()
				+ " ./classes.* ./*.jar ./lib/*.jar; } >" + this.place.file("note") + " && mv "
				+ this.place.file("note") + " " + this.note;
		this.place.type(List.of("sh", "-c", script)).finish().exits(0);
	}

	static List<Path> files(Path directory) {
		try (Stream<Path> files = Files.list(directory)) {
			return files.sorted().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
