package io.bootdaemon.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes the paths of a command line absolute, from the directory in which it was typed,
 * and collects a warning for each path that can't be made absolute. Paths are byte
 * strings, warnings are text.
 */
final class PathResolver {

	private static final Pattern DOTS_ONLY = Pattern.compile("[./]*");

	private final Path from;

	private final Path to;

	private final String directory;

	private final Set<String> warnings = new LinkedHashSet<>();

	PathResolver(Path from, Path to) {
		this.from = from;
		this.to = to;
		this.directory = ByteString.of(from);
	}

	/**
	 * Makes a path absolute that stands alone.
	 * @param path the path
	 * @return the path, as it is if it is absolute or empty
	 */
	String absolute(String path) {
		return absolute(path, "");
	}

	/**
	 * Makes a path absolute that stands in a syntax of its own.
	 * @param path the path
	 * @param reserved the characters that this syntax can't have in a path
	 * @return the path, as it is if it is absolute or empty or can't be expressed
	 */
	String absolute(String path, String reserved) {
		if (path.isEmpty() || path.startsWith("/")) {
			return path;
		}
		for (char ch : reserved.toCharArray()) {
			if (this.directory.indexOf(ch) >= 0) {
				warn("'%s' can't be made absolute, as '%s' has a '%s' in its name".formatted(ByteString.toText(path),
						this.from, ch));
				return path;
			}
		}
		return path.equals(".") ? this.directory : join(this.directory, path);
	}

	/**
	 * Makes the paths of a list absolute, except empty ones.
	 * @param list the list
	 * @param separator what stands between the paths
	 * @return the list
	 */
	String absoluteList(String list, String separator) {
		String[] paths = list.split(Pattern.quote(separator), -1);
		for (int i = 0; i < paths.length; i++) {
			paths[i] = absolute(paths[i], separator);
		}
		return String.join(separator, paths);
	}

	/**
	 * Makes the locations of a {@code spring.config} property absolute.
	 * @param value the property's value
	 * @return the value
	 */
	String absoluteLocations(String value) {
		return ConfigLocations.absolute(value, this.directory);
	}

	/**
	 * Warns if a value, which nobody knows to be a path, names something in the
	 * directory.
	 * @param value the value
	 */
	void warnIfPath(String value) {
		String path = value.startsWith("file:") ? value.substring("file:".length()) : value;
		if (path.startsWith("/") || path.indexOf('\0') >= 0 || DOTS_ONLY.matcher(path).matches()) {
			return;
		}
		Path named = ByteString.toPath(path, this.from);
		if (Files.isRegularFile(named) || (path.contains("/") && Files.exists(named))) {
			warn("'%s' names a %s in %s, but the daemon works in %s: write it as an absolute path".formatted(
					ByteString.toText(value), Files.isDirectory(named) ? "directory" : "file", this.from, this.to));
		}
	}

	void warn(String warning) {
		this.warnings.add(warning);
	}

	Path from() {
		return this.from;
	}

	Path to() {
		return this.to;
	}

	Set<String> warnings() {
		return this.warnings;
	}

	/**
	 * Joins a directory and a relative path.
	 * @param directory the directory
	 * @param path the path, from which a leading {@code ./} is taken
	 * @return the joined path
	 */
	static String join(String directory, String path) {
		String rest = path;
		while (rest.startsWith("./")) {
			rest = rest.substring(2);
		}
		return directory.endsWith("/") ? directory + rest : directory + "/" + rest;
	}

}
