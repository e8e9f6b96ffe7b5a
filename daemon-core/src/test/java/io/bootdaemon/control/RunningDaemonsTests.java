package io.bootdaemon.control;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import io.bootdaemon.commandline.JavaExecutable;
import io.bootdaemon.control.RunningDaemons.RunningDaemon;
import io.bootdaemon.process.Children;
import io.bootdaemon.process.DaemonFiles;
import io.bootdaemon.process.DaemonMark;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.ProcessIdentity;
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
		assertThat(RunningDaemons.of(List.of("-jar", jar.toString()))).containsExactlyInAnyOrder(
				new RunningDaemon(absolute, this.directory.resolve("1.pid")),
				new RunningDaemon(relative, this.directory.resolve("2.pid")));
		Files.delete(jar);
		assertThat(RunningDaemons.of(List.of("-jar", jar.toString()))).as("whose jar is gone").hasSize(2);
	}

	@Test
	void ofFindsNoneThatIsOnlyNamedLikeOne() throws IOException {
		Path jar = jar("app.jar");
		this.children.shell(Children.WAITS, DaemonMark.option(this.directory.resolve("1.pid")), "-jar", jar.toString());
		this.children.start(new ProcessBuilder(JavaExecutable.current().toString(), "-jar", jar.toString(),
				DaemonMark.option(this.directory.resolve("2.pid"))));
		assertThat(RunningDaemons.of(List.of("-jar", jar.toString()))).isEmpty();
	}

	@Test
	void ofFindsTheSupervisorOfADaemonBetweenTwoStarts() throws IOException {
		Path jar = jar("app.jar");
		DaemonFiles files = DaemonFiles.of(this.directory.resolve("1.pid"), DaemonFiles.NOWHERE);
		ProcessIdentity supervisor = this.children
			.shell(Children.WAITS, "env", "java", DaemonMark.option(files.pidFile()), "-jar", jar.toString())
			.identity();
		DaemonState.empty()
			.with(Key.BOOT_ID, supervisor.bootId())
			.with(Key.SUPERVISOR, supervisor.pid())
			.with(Key.SUPERVISOR_TICKS, supervisor.startTicks())
			.write(files.stateFile());
		List<String> program = List.of("-jar", jar.toString());
		assertThat(RunningDaemons.of(program)).containsExactly(new RunningDaemon(supervisor.pid(), files.pidFile()));
		long daemon = java("1.pid", "-jar", jar.toString());
		assertThat(RunningDaemons.of(program)).as("once, by its JVM")
			.containsExactly(new RunningDaemon(daemon, files.pidFile()));
	}

	@Test
	void placesOfUserAreAllThatHaveOurMarkAnywhereEachOnce() {
		String first = DaemonMark.option(this.directory.resolve("1.pid"));
		String second = DaemonMark.option(this.directory.resolve("2.pid"));
		this.children.shell(Children.WAITS, first);
		this.children.shell(Children.WAITS, "env", "-u", "PWD", "java", first, "-jar", "app.jar");
		this.children.shell(Children.WAITS, "env", "java", second, "Main");
		this.children.shell(Children.WAITS, "-Dbootdaemon.pid-file=");
		assertThat(RunningDaemons.placesOfUser()).filteredOn((place) -> place.startsWith(this.directory))
			.containsExactlyInAnyOrder(this.directory.resolve("1.pid"), this.directory.resolve("2.pid"));
		assertThat(RunningDaemons.placesOfUser()).doesNotContain(Path.of("/"));
	}

	private long java(String pidFile, String... arguments) {
		ProcessBuilder builder = new ProcessBuilder(JavaExecutable.current().toString(),
				DaemonMark.option(this.directory.resolve(pidFile)));
		builder.command().addAll(List.of(arguments));
		return this.children.start(builder.directory(this.directory.toFile())).pid();
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
