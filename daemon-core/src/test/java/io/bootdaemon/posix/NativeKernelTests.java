package io.bootdaemon.posix;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

@JvmDependent
class NativeKernelTests {

	/** No number that a running JVM comes to use. */
	private static final int FREE_NUMBER = 700;

	private static Kernel kernel;

	@TempDir
	Path directory;

	@BeforeAll
	static void load() throws KernelUnavailableException {
		kernel = KernelLoader.load(Path.of(System.getProperty("java.io.tmpdir")));
	}

	@Test
	void openMakesAFileThatIsClosedOnExec() throws Exception {
		Path file = this.directory.resolve("caf\u00e9");
		Descriptor descriptor = kernel.open(file, OpenMode.APPEND_CREATE, 0600);
		assertThat(file).isEmptyFile();
		assertThat(descriptor.number()).isGreaterThan(9);
		// FD_CLOEXEC is shown among the flags
		assertThat(Files.readString(Path.of("/proc/self/fdinfo/" + descriptor.number())))
			.containsPattern("flags:\\s+0?2[0-7]{6}\n");
		kernel.close(descriptor);
		assertThat(Path.of("/proc/self/fd/" + descriptor.number())).doesNotExist();
	}

	@Test
	void openRefusesASymbolicLink() throws Exception {
		Path target = Files.createFile(this.directory.resolve("target"));
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), target);
		assertThatExceptionOfType(SystemCallException.class)
			.isThrownBy(() -> kernel.open(link, OpenMode.READ_WRITE_CREATE, 0600))
			.withMessageStartingWith("open '" + link + "': ELOOP (");
	}

	@Test
	void openOfADirectoryFailsWithItsName() {
		assertThatExceptionOfType(SystemCallException.class)
			.isThrownBy(() -> kernel.open(this.directory, OpenMode.APPEND_CREATE, 0600))
			.withMessageStartingWith("open '" + this.directory + "': EISDIR (")
			.satisfies((ex) -> assertThat(ex.errorName()).isEqualTo("EISDIR"));
	}

	@Test
	void openOfANewFileRefusesOneThatIsThereAndADanglingLink() throws Exception {
		Path file = this.directory.resolve("file");
		kernel.close(kernel.open(file, OpenMode.APPEND_NEW, 0600));
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), this.directory.resolve("target"));
		for (Path other : List.of(file, link)) {
			assertThatExceptionOfType(SystemCallException.class)
				.isThrownBy(() -> kernel.open(other, OpenMode.APPEND_NEW, 0600))
				.withMessageStartingWith("open '" + other + "': EEXIST (");
		}
	}

	@Test
	void flockIsHeldByOneOpenFileAtATime() throws Exception {
		Path file = this.directory.resolve("lock");
		Descriptor one = kernel.open(file, OpenMode.READ_WRITE_CREATE, 0600);
		Descriptor other = kernel.open(file, OpenMode.READ_WRITE_CREATE, 0600);
		assertThat(kernel.flock(one)).isTrue();
		assertThat(kernel.flock(one)).isTrue();
		assertThat(kernel.flock(other)).isFalse();
		kernel.close(one);
		assertThat(kernel.flock(other)).isTrue();
		kernel.close(other);
	}

	@Test
	void dup2LetsANumberReferToAnotherFile() throws Exception {
		Path link = Path.of("/proc/self/fd/" + FREE_NUMBER);
		assertThat(link).doesNotExist();
		for (String name : List.of("first", "second")) {
			Path file = this.directory.resolve(name).toAbsolutePath();
			Descriptor descriptor = kernel.open(file, OpenMode.APPEND_CREATE, 0600);
			kernel.dup2(descriptor, FREE_NUMBER);
			kernel.close(descriptor);
			assertThat(Files.readSymbolicLink(link)).isEqualTo(file.toRealPath());
		}
		// What a child is to have must not be closed on exec: no 02000000
		assertThat(Files.readString(Path.of("/proc/self/fdinfo/" + FREE_NUMBER)))
			.containsPattern("flags:\\s+0?0[0-7]{6}\n");
		kernel.close(new Descriptor(FREE_NUMBER));
		assertThat(link).doesNotExist();
	}

	@Test
	void dup2OfWhatIsClosedFails() {
		assertThatExceptionOfType(SystemCallException.class)
			.isThrownBy(() -> kernel.dup2(new Descriptor(99999), FREE_NUMBER))
			.withMessageStartingWith("dup2: EBADF (");
	}

	@Test
	void chdirToWhatIsNotThereNamesItAndStays() throws Exception {
		Path before = Files.readSymbolicLink(Path.of("/proc/self/cwd"));
		assertThatExceptionOfType(SystemCallException.class)
			.isThrownBy(() -> kernel.chdir(this.directory.resolve("missing")))
			.withMessageStartingWith("chdir '" + this.directory.resolve("missing") + "': ENOENT (");
		assertThat(Files.readSymbolicLink(Path.of("/proc/self/cwd"))).isEqualTo(before);
	}

	@Test
	void fchmodSetsJustTheseBits() throws Exception {
		Path file = this.directory.resolve("file");
		Descriptor descriptor = kernel.open(file, OpenMode.APPEND_CREATE, 0600);
		kernel.fchmod(descriptor, 0666);
		assertThat(Files.getAttribute(file, "unix:mode")).isEqualTo(0100666);
		kernel.close(descriptor);
	}

	@Test
	void geteuidIsTheOwnerOfWhatWeMake() throws Exception {
		Path file = Files.createFile(this.directory.resolve("file"));
		assertThat(kernel.geteuid()).isEqualTo(Files.getAttribute(file, "unix:uid"));
	}

	@Test
	void getpwnamReadsAnAccountAsGetentDoes() throws Exception {
		Credentials credentials = kernel.credentials();
		for (String name : List.of("root", "nobody")) {
			Account account = credentials.getpwnam(name).orElseThrow();
			String line = getent("passwd", name);
			assertThat(line.split(":")[5]).isEqualTo(account.home());
			assertThat(line).startsWith(account.name() + ":").contains(":" + account.uid() + ":" + account.gid() + ":");
			assertThat(credentials.getpwuid(account.uid())).contains(account);
		}
		assertThat(credentials.getpwnam("no such user")).isEmpty();
		assertThat(credentials.getpwuid(-2)).isEmpty();
	}

	@Test
	void getgrnamReadsAGroupAsGetentDoes() throws Exception {
		Credentials credentials = kernel.credentials();
		for (String name : List.of("root", "tty")) {
			int group = Integer.parseInt(getent("group", name).split(":")[2]);
			assertThat(credentials.getgrnam(name)).hasValue(group);
			assertThat(credentials.getgrgid(group)).contains(name);
		}
		assertThat(credentials.getgrnam("no such group")).isEmpty();
		assertThat(credentials.getgrgid(-2)).isEmpty();
	}

	@Test
	void openOfADirectoryFollowsNoLinkAndTakesNoFile() throws Exception {
		kernel.close(kernel.open(this.directory, OpenMode.DIRECTORY, 0));
		Path link = Files.createSymbolicLink(this.directory.resolve("link"), this.directory);
		Path file = Files.createFile(this.directory.resolve("file"));
		for (Path other : List.of(link, file, this.directory.resolve("missing"))) {
			assertThatExceptionOfType(SystemCallException.class)
				.isThrownBy(() -> kernel.open(other, OpenMode.DIRECTORY, 0));
		}
		assertThat(this.directory.resolve("missing")).doesNotExist();
	}

	private static String getent(String database, String name) throws Exception {
		Process process = new ProcessBuilder("getent", database, name).start();
		return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
	}

	@Test
	void spawnSessionStartsTheLeaderOfASessionWithNothingButWhatItIsGiven() throws Exception {
		Path log = this.directory.resolve("log");
		Descriptor output = kernel.open(log, OpenMode.APPEND_CREATE, 0600);
		Pipe gate = kernel.pipe();
		// Without a child for the masks: a shell blocks all signals while it starts one
		String script = "read -r stat </proc/$$/stat; echo \"$stat\"; "
				+ "while read -r line; do echo \"$line\"; done </proc/$$/status; ls /proc/$$/fd; "
				+ "printf '%s.' \"$@\"; echo done";
		long pid = kernel.spawnSession(new Executable(Path.of("/bin/sh"),
				List.of("sh", "-c", script, "sh", "a b", "", "\u00e9"), List.of("PATH=/usr/bin:/bin")),
				Map.of(0, gate.readEnd(), 1, output, 2, output));
		await().until(() -> Files.readString(log, StandardCharsets.ISO_8859_1).endsWith("done\n"));
		kernel.close(gate.readEnd());
		kernel.close(gate.writeEnd());
		kernel.close(output);
		List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
		String[] stat = lines.get(0).split(" ");
		assertThat(List.of(stat[0], stat[4], stat[5])).containsOnly(Long.toString(pid));
		assertThat(stat[6]).as("controlling terminal").isEqualTo("0");
		assertThat(lines).anyMatch((line) -> line.matches("SigIgn:\\s+0+"))
			.anyMatch((line) -> line.matches("SigBlk:\\s+0+"));
		assertThat(lines.stream().filter((line) -> line.matches("\\d+"))).containsExactly("0", "1", "2");
		assertThat(lines).last().isEqualTo("a b..\u00e9.done");
	}

	@Test
	void spawnSessionOfWhatIsNotThereNamesIt() {
		Executable missing = new Executable(Path.of("/no/such/program"), List.of("x"), List.of());
		assertThatExceptionOfType(SystemCallException.class).isThrownBy(() -> kernel.spawnSession(missing, Map.of()))
			.withMessageStartingWith("posix_spawn '/no/such/program': ENOENT (");
	}

	@Test
	void closeOfWhatIsClosedDoesNothing() {
		assertThatNoException().isThrownBy(() -> kernel.close(new Descriptor(99999)));
	}

	@Test
	void loadFromADirectoryThatIsNotThereNamesIt() {
		assertThatExceptionOfType(KernelUnavailableException.class)
			.isThrownBy(() -> KernelLoader.load(Path.of("/no/such/directory")))
			.withMessageContaining("'/no/such/directory'");
	}

}
