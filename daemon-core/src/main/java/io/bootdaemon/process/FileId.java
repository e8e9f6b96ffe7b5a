package io.bootdaemon.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity of a file, whatever its names are (inode(7)).
 *
 * @param device the device that holds it
 * @param inode its number there
 */
public record FileId(long device, long inode) {

	private static final Pattern TEXT = Pattern.compile("([0-9]{1,19}):([0-9]{1,19})");

	/**
	 * The file that a path names.
	 * @param path the path; a symbolic link is followed, and so is one in /proc to a file
	 * that was removed
	 * @return the file
	 * @throws IOException if there is none, or this process may not look at it
	 */
	public static FileId of(Path path) throws IOException {
		return of(path, new LinkOption[0]);
	}

	/**
	 * The file at a path itself, and not what a symbolic link there leads to.
	 */
	public static FileId ofEntry(Path path) throws IOException {
		return of(path, LinkOption.NOFOLLOW_LINKS);
	}

	private static FileId of(Path path, LinkOption... options) throws IOException {
		Map<String, Object> attributes = Files.readAttributes(path, "unix:dev,ino", options);
		return new FileId(((Number) attributes.get("dev")).longValue(), ((Number) attributes.get("ino")).longValue());
	}

	/**
	 * Reads what {@link #toString()} returns.
	 * @param text the text
	 * @return the file; empty if the text says none
	 */
	static Optional<FileId> parse(String text) {
		try {
			Matcher matcher = TEXT.matcher(text);
			return matcher.matches()
					? Optional.of(new FileId(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
					: Optional.empty();
		}
		catch (NumberFormatException ex) {
			// More than a long
			return Optional.empty();
		}
	}

	@Override
	public String toString() {
		return this.device + ":" + this.inode;
	}

}
