package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A log on a disk that gets full: one of a megabyte and three files, its root directory
 * among them, which only the daemon sees.
 */
@ExtendWith(PlaceExtension.class)
class FullDiskIT {

	private static final int MEGABYTE = 1 << 20;

	@Test
	void fullDiskEndsNothingAndTheLogGoesOnWhenThereIsRoomAgain(Place place) throws IOException {
		Path disk = Files.createDirectory(place.file("disk"));
		List<String> words = place.sample()
			.with(WritesLines.class)
			.without("--daemon.log-file")
			.arguments("-d", "--daemon.log-file=disk/sample.out", "--daemon.log.max-size=300KB")
			.words();
		Namespace.start(place, "mount -t tmpfs -o size=1m,nr_inodes=3 tmpfs " + disk, words).finish().exits(0);
		Path seen = Path.of("/proc/" + place.daemon().pid() + "/root" + disk);
		RotatedLog log = new RotatedLog(place, seen.resolve("sample.out"));

		Path filler = seen.resolve("filler");
		Files.writeString(filler, "the third file");
		log.order(3500);
		log.awaitWritten();
		await().until(() -> said(log, "can't be rotated") == 1);
		assertThat(log.rotated()).isEmpty();
		log.assertLines(3500);

		fill(filler);
		log.order(10_000);
		log.awaitWritten();
		assertThat(place.isReady()).isTrue();
		assertThat(Files.size(log.log())).isLessThan(MEGABYTE);
		assertThat(log.rotated()).isEmpty();

		Files.delete(filler);
		Path full = seen.resolve("sample.out.1");
		await().until(() -> log.rotated().contains(full));
		log.order(10);
		log.awaitWritten();
		assertThat(Place.read(log.log())).endsWith(WritesLines.line(13_509) + "\n");
	}

	private static int said(RotatedLog log, String text) {
		return Place.read(log.log()).split(text, -1).length
				+ log.rotated().stream().mapToInt((file) -> Place.read(file).split(text, -1).length - 1).sum() - 1;
	}

	/**
	 * To the last byte.
	 */
	static void fill(Path filler) {
		try (OutputStream out = Files.newOutputStream(filler)) {
			byte[] bytes = new byte[4096];
			while (true) {
				out.write(bytes);
			}
		}
		catch (IOException ex) {
			// It is full
		}
	}

}
