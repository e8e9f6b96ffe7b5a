import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A start, a stop and a status on a disk that is full or can't be written, then has space
 * again. It takes root.
 */
final class FullDisk {

	private FullDisk() {
	}

	static void round(Site site) throws IOException {
		if (site.end(site.start(List.of("mount", "-t", "tmpfs", "-o", "size=512k", "none", site.directory.toString()))) != 0) {
			System.out.println("disks: skipped, only root can mount one");
			return;
		}
		try {
			Files.createDirectory(site.directory.resolve("tmp"));
			boolean running = site.random.nextBoolean();
			if (running) {
				Violation.unless(site.run("-d") == 0, "-d fails");
			}
			boolean readOnly = site.random.nextBoolean();
			Path filling = site.directory.resolve("odd-filling");
			if (readOnly) {
				site.end(site.start(List.of("sh", "-c", "mount -o remount,ro " + site.directory)));
			}
			else {
				fill(filling);
			}
			int code = readOnly ? run(site, "--status") : site.run("--status");
			Violation.unless(code == (running ? 0 : 3), "--status says " + code);
			code = run(site, running ? "--stop" : "-d");
			site.tell("ended with " + code);
			Violation.unless(running ? code == 0 || readOnly : code == 69 || code == 73, "it ended with " + code);
			site.end(site.start(List.of("mount", "-o", "remount,rw", site.directory.toString())));
			Files.deleteIfExists(filling);
			site.checkNext();
		}
		finally {
			site.end(site.start(List.of("umount", "--lazy", site.directory.toString())));
		}
	}

	private static int run(Site site, String argument) {
		List<String> quiet = List.of("sh", "-c", "exec \"$@\" >/dev/null 2>&1", "sh");
		return site.end(site.start(concat(quiet, site.command(argument))));
	}

	private static List<String> concat(List<String> first, List<String> second) {
		return java.util.stream.Stream.of(first, second).flatMap(List::stream).toList();
	}

	private static void fill(Path file) throws IOException {
		try (var out = Files.newOutputStream(file)) {
			while (true) {
				out.write(new byte[512]);
			}
		}
		catch (IOException ex) {
			// It is full
			return;
		}
	}

}
