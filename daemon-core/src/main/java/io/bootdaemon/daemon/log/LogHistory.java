package io.bootdaemon.daemon.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import io.bootdaemon.process.FileOwner;

/**
 * The rotated files of a log, beside it: {@code log.1}, the newest, and so on; with the
 * suffix {@code .gz} if compressed. Its monitor is held while one of them is renamed. No
 * link is followed. A number is left out if another user has taken it in a directory like
 * /tmp, where nobody else can rename that.
 */
final class LogHistory {

	private static final List<String> SUFFIXES = List.of("", ".gz");

	private static final int STICKY = 01000;

	private final Path log;

	private final int most;

	/**
	 * A history.
	 * @param log the log, absolute
	 * @param most how many files are kept; may be 0
	 */
	LogHistory(Path log, int most) {
		this.log = log;
		this.most = most;
	}

	/**
	 * Renames the log to the newest of the history. The older ones move up only to the
	 * first gap: a rotation that fails and is tried again loses no more than one file.
	 * @throws IOException if that can't be; the log has its name still
	 */
	synchronized void take() throws IOException {
		List<Integer> numbers = numbers().limit(Math.max(this.most, 1)).boxed().toList();
		int free = 0;
		while (free < numbers.size() - 1 && isTaken(numbers.get(free))) {
			free++;
		}
		remove(numbers.get(free));
		for (int i = free; i > 0; i--) {
			move(numbers.get(i - 1), numbers.get(i));
		}
		Files.move(this.log, newest(), StandardCopyOption.ATOMIC_MOVE);
	}

	/**
	 * Undoes what {@link #take} did to the log.
	 * @throws IOException if that can't be
	 */
	synchronized void giveBack() throws IOException {
		Files.move(newest(), this.log, StandardCopyOption.ATOMIC_MOVE);
	}

	/**
	 * Removes what is more than is to be kept, also from when that was more.
	 * @throws IOException if that can't be
	 */
	synchronized void trim() throws IOException {
		for (int number : numbers().skip(this.most).takeWhile(this::isTaken).boxed().toList()) {
			remove(number);
		}
	}

	/**
	 * Those that aren't compressed.
	 * @return regular files, the oldest first
	 */
	synchronized List<Path> uncompressed() {
		return numbers().limit(this.most)
			.boxed()
			.sorted(Comparator.reverseOrder())
			.map((number) -> file(number, ""))
			.filter((file) -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
			.toList();
	}

	/**
	 * Lets a compressed copy take the place of the original, which may have moved up or
	 * been removed meanwhile. If this JVM ends in between, both are there and whole.
	 * @param original what the original was when it was copied
	 * @param copy the copy, beside the log; gone when this returns true
	 * @return false if the original is no longer there, or has been written to
	 * @throws IOException if that can't be
	 */
	synchronized boolean replace(BasicFileAttributes original, Path copy) throws IOException {
		for (int number : numbers().limit(this.most).boxed().toList()) {
			Path file = file(number, "");
			if (isUnchanged(file, original)) {
				Files.move(copy, file(number, ".gz"), StandardCopyOption.ATOMIC_MOVE);
				Files.delete(file);
				return true;
			}
		}
		return false;
	}

	/**
	 * What a file is, not what a link there would lead to.
	 * @param file the file
	 * @return its attributes
	 * @throws IOException if there is none
	 */
	static BasicFileAttributes attributes(Path file) throws IOException {
		return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
	}

	/**
	 * Whether a file is still the same and as long.
	 * @param file the file
	 * @param before what it was
	 * @return false if it isn't, or isn't there
	 * @throws IOException if that can't be known
	 */
	static boolean isUnchanged(Path file, BasicFileAttributes before) throws IOException {
		try {
			BasicFileAttributes now = attributes(file);
			return now.fileKey().equals(before.fileKey()) && now.size() == before.size();
		}
		catch (NoSuchFileException ex) {
			return false;
		}
	}

	private IntStream numbers() {
		return IntStream.iterate(1, (number) -> number + 1)
			.filter((number) -> SUFFIXES.stream().noneMatch((suffix) -> isAnothers(file(number, suffix))));
	}

	/**
	 * Whether another user has taken a name, and nobody else can rename or remove what
	 * has it.
	 * @param file the name
	 * @return false also if there is nothing
	 */
	static boolean isAnothers(Path file) {
		try {
			boolean sticky = ((Integer) Files.getAttribute(file.getParent(), "unix:mode") & STICKY) != 0;
			return sticky && !FileOwner.isOwnOrRoots(file);
		}
		catch (IOException ex) {
			// There is none
			return false;
		}
	}

	private boolean isTaken(int number) {
		return SUFFIXES.stream().anyMatch((suffix) -> Files.exists(file(number, suffix), LinkOption.NOFOLLOW_LINKS));
	}

	private void remove(int number) throws IOException {
		for (String suffix : SUFFIXES) {
			Files.deleteIfExists(file(number, suffix));
		}
	}

	private void move(int number, int next) throws IOException {
		for (String suffix : SUFFIXES) {
			Path file = file(number, suffix);
			if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
				Files.move(file, file(next, suffix), StandardCopyOption.ATOMIC_MOVE);
			}
		}
	}

	private Path newest() {
		return file(numbers().findFirst().orElseThrow(), "");
	}

	private Path file(int number, String suffix) {
		return this.log.resolveSibling(this.log.getFileName() + "." + number + suffix);
	}

}
