package io.bootdaemon.service.unit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a service can be kept from seeing and changing without harm, by the paths in its
 * command.
 */
final class Sandbox {

	/** Where an application works that has nothing of its own to write there. */
	private static final Pattern SYSTEM = Pattern.compile("/|/(usr|etc|boot|bin|sbin|lib|dev|proc|sys)(/.*)?");

	/** Options that name a file that the JVM writes. */
	private static final Pattern WRITTEN = Pattern
		.compile("(?:-Xlog:.*?|-Xloggc:|HeapDumpPath=|(?:Error|Log)File=|filename=)" + "(?:file=)?(/[^:,\"]+)");

	private static final String TEMPORARY_FILES = "-Djava.io.tmpdir=";

	private static final List<Path> TEMPORARY = List.of(Path.of("/tmp"), Path.of("/var/tmp"));

	private final ServiceFacts facts;

	private final List<String> words;

	Sandbox(ServiceFacts facts) {
		this.facts = facts;
		this.words = Stream.of(facts.command().words(), facts.command().effective(), reallyUsed(facts), writable(facts))
			.flatMap(List::stream)
			.toList();
	}

	/** Whether it uses what is in the home of a user. */
	boolean usesHome() {
		return uses("/home", "/root", "/run/user");
	}

	/** Whether it uses what others have put into a directory for temporary files. */
	boolean usesTemporaryFiles() {
		return uses("/tmp", "/var/tmp");
	}

	/**
	 * The directories in which it writes, none within another.
	 */
	List<Path> writable() {
		Set<Path> directories = new LinkedHashSet<>();
		directories.add(this.facts.options().workDirectory());
		directories.addAll(this.facts.writable());
		this.facts.command()
			.effective()
			.stream()
			.flatMap((option) -> WRITTEN.matcher(option).results())
			.map(Sandbox::directory)
			.forEach(directories::add);
		this.facts.command()
			.effective()
			.stream()
			.filter((option) -> option.startsWith(TEMPORARY_FILES + "/"))
			.map((option) -> ServiceCommand.path(option.substring(TEMPORARY_FILES.length())))
			.forEach(directories::add);
		directories.removeIf((directory) -> SYSTEM.matcher(directory.toString()).matches());
		if (usesTemporaryFiles()) {
			directories.addAll(TEMPORARY);
		}
		return directories.stream()
			.filter((directory) -> directories.stream()
				.noneMatch((other) -> !other.equals(directory) && directory.startsWith(other)))
			.toList();
	}

	private static Path directory(MatchResult written) {
		Path parent = ServiceCommand.path(written.group(1)).normalize().getParent();
		return (parent != null) ? parent : Path.of("/");
	}

	/** Wherever in a word: it may be a list of paths, or an address of a file. */
	private boolean uses(String... directories) {
		return Stream.of(directories)
			.map((directory) -> Pattern.compile("(?<![\\w.-])" + directory + "(?![\\w.-])"))
			.anyMatch((directory) -> this.words.stream().anyMatch((word) -> directory.matcher(word).find()));
	}

	private static List<String> writable(ServiceFacts facts) {
		return facts.writable().stream().map(Path::toString).toList();
	}

	/** What the paths lead to, if one is or has a symbolic link. */
	private static List<String> reallyUsed(ServiceFacts facts) {
		List<String> real = new ArrayList<>(List.of(facts.command().directory()));
		for (String path : List.of(facts.command().java(), facts.command().program(), facts.command().directory())) {
			try {
				if (path.startsWith("/") && Files.exists(ServiceCommand.path(path))) {
					real.add(ServiceCommand.path(path).toRealPath().toString());
				}
			}
			catch (IOException ex) {
				// It is gone or unreadable: then only its name counts
			}
		}
		return real;
	}

}
