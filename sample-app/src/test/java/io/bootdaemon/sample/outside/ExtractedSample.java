package io.bootdaemon.sample.outside;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample application, extracted from its jar, with a class archive: it starts in half
 * of the jar's processor time. It is made once for each build and JDK.
 */
final class ExtractedSample {

	private static final Path DIRECTORY = JavaCommand.JAR.resolveSibling("extracted-" + Runtime.version());

	static final Path JAR = DIRECTORY.resolve("sample-app.jar");

	private static final Path ARCHIVE = DIRECTORY.resolve("sample-app.jsa");

	static {
		make();
	}

	private ExtractedSample() {
	}

	/**
	 * What follows the JVM's options to start it.
	 */
	static List<String> command() {
		return List.of(archive(), "-jar", JAR.toString());
	}

	/**
	 * The same for another directory, where the files have links. By their inodes the JVM
	 * sees that they fit the archive.
	 */
	static List<String> commandOfLinksIn(Path directory) {
		Path jar = directory.resolve(JAR.getFileName());
		try {
			if (!Files.exists(jar)) {
				Files.createSymbolicLink(directory.resolve("lib"), DIRECTORY.resolve("lib"));
				Files.createLink(jar, JAR);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return List.of(archive(), "-jar", jar.toString());
	}

	/**
	 * What follows the JVM's options to start a class, with a directory of more classes.
	 */
	static List<String> command(String main, Path classes) {
		return List.of(archive(), "-cp", JAR + ":" + classes, main);
	}

	/** The archive's options are here, as another class path wouldn't fit it. */
	private static String archive() {
		return "-XX:SharedArchiveFile=" + ARCHIVE;
	}

	/** Test JVMs that run at the same time share it. */
	private static void make() {
		try {
			Files.createDirectories(DIRECTORY);
			try (FileChannel lock = FileChannel.open(DIRECTORY.resolve("lock"), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE)) {
				lock.lock();
				if (!Files.exists(ARCHIVE) || made(ARCHIVE).compareTo(made(JavaCommand.JAR)) < 0) {
					java("-Djarmode=tools", "-jar", JavaCommand.JAR.toString(), "extract", "--force", "--destination",
							DIRECTORY.toString());
					Path archive = DIRECTORY.resolve("new.jsa");
					java("-XX:ArchiveClassesAtExit=" + archive, "-Dspring.context.exit=onRefresh", "-jar",
							JAR.toString(), "--server.port=0");
					Files.move(archive, ARCHIVE, StandardCopyOption.REPLACE_EXISTING);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** The build gives each jar the same time of modification. */
	private static FileTime made(Path file) throws IOException {
		return (FileTime) Files.getAttribute(file, "unix:ctime");
	}

	private static void java(String... arguments) throws IOException, InterruptedException {
		List<String> words = new ArrayList<>(JavaCommand.FAST);
		words.add(0, JavaCommand.JAVA.toString());
		words.addAll(List.of(arguments));
		File output = DIRECTORY.resolve("output").toFile();
		Process process = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output).start();
		assertThat(process.waitFor()).as(() -> Place.read(output.toPath())).isZero();
	}

}
