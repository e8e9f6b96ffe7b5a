package io.bootdaemon.handoff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files of a training, and its note of them.
 */
final class TrainedFiles {

	private TrainedFiles() {
	}

	/**
	 * Makes them, in the directory X beside the note, and the jar.
	 */
	static void make(Path note, Path java, Path jar) throws IOException, InterruptedException {
		Path application = Files.createDirectories(note.resolveSibling("X/lib")).getParent();
		Files.setPosixFilePermissions(note.getParent(), PosixFilePermissions.fromString("rwx------"));
		for (Path file : List.of(application.resolve("classes.jsa"), application.resolve(jar.getFileName()),
				application.resolve("lib/a.jar"), jar)) {
			Files.writeString(file, file.toString());
		}
		String list = ShellScript.withoutComments(ClassArchive.class, "tool.sh", "archive.sh")
				+ "echo X; list_files \"$@\"";
		Process process = new ProcessBuilder("sh", "-c", list, "sh", application.toString(), java.toString(),
				jar.toString())
			.redirectOutput(note.toFile())
			.start();
		assertThat(process.waitFor()).isZero();
	}

}
