import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
			// A daemon has its log open, and keeps the disk from being made read-only
			boolean readOnly = !running && site.random.nextBoolean();
			Path filling = site.directory.resolve("odd-filling");
			if (readOnly) {
				int mounted = run(site, List.of("mount", "-o", "remount,ro", site.directory.toString()));
				Violation.unless(mounted == 0, "mount ended with " + mounted);
			}
			else {
				fill(filling);
			}
			int code = run(site, site.command("--status"));
			Violation.unless(code == (running ? 0 : 3), "--status says " + code);
			code = run(site, site.command(running ? "--stop" : "-d"));
			Violation.unless(running ? code == 0 : code == 69 || code == 73, "it ended with " + code);
			run(site, List.of("mount", "-o", "remount,rw", site.directory.toString()));
			Files.deleteIfExists(filling);
			site.checkNext();
		}
		finally {
			site.end(site.start(List.of("umount", "--lazy", site.directory.toString())));
		}
	}

	/** With no file of the disk open. */
	private static int run(Site site, List<String> command) {
		List<String> words = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" >/dev/null 2>&1", "sh"));
		words.addAll(command);
		try {
			return site.end(new ProcessBuilder(words).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
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
