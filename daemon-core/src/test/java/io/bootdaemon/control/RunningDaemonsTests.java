package io.bootdaemon.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import io.bootdaemon.commandline.JavaExecutable;
import io.bootdaemon.process.Children;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.Locks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs(OS.LINUX)
class RunningDaemonsTests {

	@TempDir
	Path directory;

	@RegisterExtension
	final Children children = new Children();

	@Test
	void ofFindsEachByItsJarHoweverThatWasTyped() throws IOException {
		Path jar = jar("app.jar");
		jar("other.jar");
		long absolute = java("1.pid", "-jar", jar.toString());
		long relative = java("2.pid", "-Xshare:auto", "-jar", "../" + this.directory.getFileName() + "/app.jar");
		java("3.pid", "-jar", "other.jar");
		assertThat(found(jar)).containsExactlyInAnyOrder(absolute + " 1.pid", relative + " 2.pid");
		Files.delete(jar);
		assertThat(found(jar)).as("whose jar is gone").hasSize(2);
	}

	@Test
	void ofFindsNoneThatHoldsNoLock() throws IOException {
		Path jar = jar("app.jar");
		List<String> command = new ArrayList<>(List.of(JavaExecutable.current().toString()));
		command.addAll(mark("1.pid"));
		command.addAll(List.of("-jar", jar.toString()));
		this.children.start(new ProcessBuilder(command));
		assertThat(found(jar)).isEmpty();
	}

	@Test
	void ofFindsNoneThatHoldsAnotherLock() throws IOException {
		Path jar = jar("app.jar");
		List<String> command = new ArrayList<>(List.of(JavaExecutable.current().toString()));
		command.addAll(mark("1.pid"));
		command.addAll(List.of("-jar", jar.toString()));
		this.children.start(new ProcessBuilder(Locks.holding(this.directory.resolve("another"), command)));
		assertThat(found(jar)).isEmpty();
	}

	@Test
	void ofFindsTheSupervisorOfADaemonBetweenTwoStarts() throws IOException {
		Path jar = jar("app.jar");
		List<String> stage = new ArrayList<>(
				List.of("setsid", "sh", "-c", "eval \"$BOOTDAEMON_STAGE\"", "app", "env", "java"));
		stage.addAll(mark("1.pid"));
		stage.addAll(List.of("-jar", jar.toString()));
		ProcessBuilder builder = new ProcessBuilder(Locks.holding(lock("1.pid"), stage));
		builder.environment().put("BOOTDAEMON_STAGE", Children.WAITS);
		long supervisor = this.children.start(builder).pid();
		assertThat(found(jar)).containsExactly(supervisor + " 1.pid");
		long daemon = java("1.pid", "-jar", jar.toString());
		assertThat(found(jar)).as("once, by its JVM").containsExactly(daemon + " 1.pid");
	}

	private static List<String> found(Path jar) {
		return RunningDaemons.of(List.of("-jar", jar.toString()))
			.stream()
			.map((daemon) -> daemon.holder().process().pid() + " " + daemon.pidFile().getFileName())
			.toList();
	}

	private long java(String pidFile, String... arguments) {
		List<String> command = new ArrayList<>(List.of(JavaExecutable.current().toString()));
		command.addAll(mark(pidFile));
		command.addAll(List.of(arguments));
		return this.children
			.start(new ProcessBuilder(Locks.holding(lock(pidFile), command)).directory(this.directory.toFile()))
			.pid();
	}

	private List<String> mark(String pidFile) {
		return Locks.mark(this.directory.resolve(pidFile)).options();
	}

	private Path lock(String pidFile) {
		return DaemonFiles.of(this.directory.resolve(pidFile), DaemonFiles.NOWHERE).lockFile();
	}

	private Path jar(String name) throws IOException {
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, WaitsForInput.class.getName());
		String entry = WaitsForInput.class.getName().replace('.', '/') + ".class";
		Path jar = this.directory.resolve(name);
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
				InputStream in = Objects.requireNonNull(getClass().getClassLoader().getResourceAsStream(entry))) {
			out.putNextEntry(new JarEntry(entry));
			in.transferTo(out);
		}
		return jar;
	}

}
