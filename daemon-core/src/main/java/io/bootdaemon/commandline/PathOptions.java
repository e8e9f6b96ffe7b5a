package io.bootdaemon.commandline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The options of a JVM that name files which it reads. Files that it writes are not
 * listed here: they belong to its working directory.
 */
final class PathOptions {

	private static final List<String> FILE_OPTIONS = List.of("-splash:", "-XX:Flags=", "-XX:VMOptionsFile=",
			"-XX:CompileCommandFile=", "-XX:CompilerDirectivesFile=", "-XX:SharedClassListFile=",
			"-XX:ExtraSharedClassListFile=", "-XX:SharedArchiveConfigFile=", "-XX:AOTCache=", "-XX:AOTConfiguration=",
			"-XX:AllocateHeapAt=", "-XX:ReplayDataFile=", "-XX:InlineDataFile=", "-Dloader.home=");

	private final PathResolver origin;

	private final boolean emptyElementIsDirectory;

	private final boolean loaderHome;

	private final Map<String, UnaryOperator<String>> values = new LinkedHashMap<>();

	private final Map<String, UnaryOperator<String>> prefixes = new LinkedHashMap<>();

	/**
	 * Creates it for a command line.
	 * @param origin the directory from which the paths are seen
	 * @param tokens all options and what is run, without argument files
	 */
	PathOptions(PathResolver origin, List<String> tokens) {
		this.origin = origin;
		this.emptyElementIsDirectory = tokens.stream().noneMatch(LauncherOptions::isModule);
		this.loaderHome = tokens.stream().anyMatch((token) -> token.startsWith("-Dloader.home="));
		LauncherOptions.CLASS_PATH.forEach((option) -> this.values.put(option, this::classPath));
		this.values.put("-p", this::modulePath);
		this.values.put("--module-path", this::modulePath);
		this.values.put("--upgrade-module-path", this::modulePath);
		this.values.put("--patch-module", this::patchModule);
		this.prefixes.put("--class-path=", this::classPath);
		this.prefixes.put("-Djava.class.path=", this::classPath);
		this.prefixes.put("--module-path=", this::modulePath);
		this.prefixes.put("--upgrade-module-path=", this::modulePath);
		this.prefixes.put("--patch-module=", this::patchModule);
		this.prefixes.put("-javaagent:", this::agent);
		this.prefixes.put("-agentpath:", this::agent);
		this.prefixes.put("-Xbootclasspath/a:", this::pathList);
		this.prefixes.put("-XX:SharedArchiveFile=", this::pathList);
		this.prefixes.put("-Djava.library.path=", this::libraryPath);
		this.prefixes.put("-Dloader.path=", this::loaderPath);
		this.prefixes.put("-Dloader.config.location=", origin::absoluteLocations);
		FILE_OPTIONS.forEach((option) -> this.prefixes.put(option, origin::absolute));
	}

	/**
	 * Makes the paths in options absolute.
	 * @param tokens the options, without argument files
	 * @return as many options, the others as they were
	 */
	List<String> relocate(List<String> tokens) {
		List<String> relocated = new ArrayList<>();
		String before = "";
		for (String token : tokens) {
			UnaryOperator<String> value = token.startsWith("-") ? null : this.values.get(before);
			relocated.add((value != null) ? value.apply(token) : relocateOption(token));
			before = token;
		}
		return relocated;
	}

	private String relocateOption(String token) {
		for (Map.Entry<String, UnaryOperator<String>> option : this.prefixes.entrySet()) {
			if (token.startsWith(option.getKey())) {
				return option.getKey() + option.getValue().apply(token.substring(option.getKey().length()));
			}
		}
		int equals = token.indexOf('=');
		if (!token.startsWith("-D") || equals < 0) {
			return token;
		}
		String value = token.substring(equals + 1);
		if (ConfigLocations.isHeldBy(token.substring("-D".length(), equals))) {
			return token.substring(0, equals + 1) + this.origin.absoluteLocations(value);
		}
		this.origin.warnIfPath(value);
		return token;
	}

	/** An empty element means the current directory, unless a module is run. */
	private String classPath(String list) {
		return this.emptyElementIsDirectory ? withoutEmpty(list) : pathList(list);
	}

	/** Of a module path, java drops empty elements at the end only. */
	private String modulePath(String list) {
		int end = list.length();
		while (end > 0 && list.charAt(end - 1) == ':') {
			end--;
		}
		return (end > 0) ? withoutEmpty(list.substring(0, end)) + list.substring(end) : list;
	}

	private String libraryPath(String list) {
		return list.isEmpty() ? list : withoutEmpty(list);
	}

	private String withoutEmpty(String list) {
		String[] paths = list.split(":", -1);
		for (int i = 0; i < paths.length; i++) {
			paths[i] = paths[i].isEmpty() ? "." : paths[i];
		}
		return pathList(String.join(":", paths));
	}

	private String pathList(String list) {
		return this.origin.absoluteList(list, ":");
	}

	private String patchModule(String value) {
		int equals = value.indexOf('=') + 1;
		return value.substring(0, equals) + pathList(value.substring(equals));
	}

	private String agent(String value) {
		int equals = value.indexOf('=');
		int end = (equals >= 0) ? equals : value.length();
		return this.origin.absolute(value.substring(0, end), "=") + value.substring(end);
	}

	/** Spring Boot sees the elements from loader.home, if there is one. */
	private String loaderPath(String list) {
		if (this.loaderHome) {
			return list;
		}
		String[] paths = list.split(Pattern.quote(","), -1);
		for (int i = 0; i < paths.length; i++) {
			String path = paths[i].strip();
			paths[i] = path.contains(":") ? paths[i] : this.origin.absolute(path, ",:");
		}
		return String.join(",", paths);
	}

}
