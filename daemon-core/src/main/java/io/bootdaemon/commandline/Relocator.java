package io.bootdaemon.commandline;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.bootdaemon.commandline.Expansion.Piece;
import io.bootdaemon.commandline.LauncherOptions.Main;

/**
 * Relocates one command line, part by part: what {@code java} reads of it, then what the
 * application reads, then what the environment adds.
 */
final class Relocator {

	private static final List<String> OPTION_VARIABLES = List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS",
			"_JAVA_OPTIONS");

	private final CommandLine commandLine;

	private final PathResolver origin;

	private final Map<String, String> environment;

	private final List<Piece> pieces;

	private final List<String> tokens;

	private final Main main;

	private final PathOptions options;

	Relocator(CommandLine commandLine, PathResolver origin, Map<String, String> environment) {
		this.commandLine = commandLine;
		this.origin = origin;
		this.environment = environment;
		List<String> launcherPart = commandLine.withArguments(List.of()).toArguments();
		this.pieces = Expansion.of(launcherPart, origin.from());
		this.tokens = Expansion.tokens(this.pieces);
		this.main = LauncherOptions.findMain(this.tokens);
		this.options = new PathOptions(origin, this.tokens);
	}

	Relocation relocate() {
		List<String> relocated = new ArrayList<>(classPathOption());
		relocated.addAll(relocateOptions());
		CommandLine result = new CommandLine(relocated, relocateMain(), relocateArguments());
		OPTION_VARIABLES.forEach(this::warnIfRelative);
		return new Relocation(result, this.origin.warnings());
	}

	private List<String> relocateOptions() {
		List<String> result = new ArrayList<>();
		List<String> relocated = this.options.relocate(this.tokens);
		boolean stopped = false;
		int start = 0;
		for (Piece piece : this.pieces.subList(0, this.commandLine.options().size())) {
			int end = start + piece.tokens().size();
			List<String> now = relocated.subList(start, end);
			boolean changed = !now.equals(piece.tokens());
			if (!changed) {
				result.add(piece.file() ? "@" + this.origin.absolute(piece.raw().substring(1)) : piece.raw());
			}
			for (String token : now) {
				if (changed) {
					result.add(Expansion.escape(token, stopped));
				}
				stopped |= token.equals(LauncherOptions.NO_ARGUMENT_FILES);
			}
			if (changed && piece.file()) {
				this.origin.warn(("'%s' holds relative paths, so its options are put on the daemon's own command line:"
						+ " write them as absolute paths to keep them in the file")
					.formatted(ByteString.toText(piece.raw())));
			}
			start = end;
		}
		return result;
	}

	private List<String> relocateMain() {
		List<String> result = new ArrayList<>(this.commandLine.main());
		String name = this.tokens.get(this.main.end() - 1);
		if (this.main.jar() || isSource(name)) {
			String path = this.origin.absolute(name, this.main.jar() ? ":" : "");
			if (!path.equals(name)) {
				result.set(result.size() - 1, path);
			}
		}
		return result;
	}

	private List<String> relocateArguments() {
		List<String> result = new ArrayList<>();
		boolean ended = false;
		for (String argument : this.commandLine.arguments()) {
			ended |= argument.equals("--");
			result.add(relocateArgument(argument, ended));
		}
		return result;
	}

	private String relocateArgument(String argument, boolean ended) {
		int equals = argument.indexOf('=');
		String value = argument.substring(equals + 1);
		boolean property = !ended && argument.startsWith("--") && equals > 0;
		if (property && ConfigLocations.isHeldBy(argument.substring("--".length(), equals))) {
			return argument.substring(0, equals + 1) + this.origin.absoluteLocations(value);
		}
		this.origin.warnIfPath(value);
		this.origin.warnIfPath(argument);
		return argument;
	}

	/** Without any class path, java takes the current directory. */
	private List<String> classPathOption() {
		boolean unneeded = this.main.jar() || hasClassPath(this.tokens) || hasClassPath(words("JDK_JAVA_OPTIONS"));
		if (unneeded) {
			return List.of();
		}
		String variable = this.environment.get("CLASSPATH");
		if (variable != null) {
			String list = ByteString.of(variable);
			if (!this.options.relocate(List.of("-cp", list)).get(1).equals(list)) {
				this.origin
					.warn(("The environment variable CLASSPATH has a relative path in it, but the daemon works in"
							+ " %s: write it as an absolute path")
						.formatted(this.origin.to()));
			}
			return List.of();
		}
		boolean module = LauncherOptions.isModule(this.tokens.get(this.main.start()));
		return module ? List.of() : List.of("-cp", this.origin.absolute(".", ":"));
	}

	private void warnIfRelative(String variable) {
		List<String> words = words(variable);
		boolean file = words.stream().anyMatch((word) -> word.startsWith("@") && !word.startsWith("@/"));
		if (file || !this.options.relocate(words).equals(words)) {
			this.origin
				.warn(("The environment variable %s has a relative path in it, but the daemon works in %s: write it"
						+ " as an absolute path")
					.formatted(variable, this.origin.to()));
		}
	}

	private List<String> words(String variable) {
		return OptionsVariable.splitQuoted(ByteString.of(this.environment.getOrDefault(variable, "")));
	}

	private boolean isSource(String name) {
		boolean option = this.tokens.subList(0, this.main.start())
			.stream()
			.anyMatch((token) -> token.equals("--source") || token.startsWith("--source="));
		return option || (this.main.end() - this.main.start() == 1 && name.endsWith(".java")
				&& Files.exists(ByteString.toPath(name, this.origin.from())));
	}

	private static boolean hasClassPath(List<String> tokens) {
		return tokens.stream()
			.anyMatch((token) -> LauncherOptions.CLASS_PATH.contains(token) || token.startsWith("--class-path=")
					|| token.startsWith("-Djava.class.path="));
	}

}
