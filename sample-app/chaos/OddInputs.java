import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * A start with odd arguments, environment, descriptors, signals, umask and limits: the
 * daemon has its arguments and environment byte for byte.
 */
final class OddInputs {

	private static final String[] SURROUNDINGS = { "exec 0<&-", "exec 1>&-", "exec 2>&-", "exec 1>/dev/full", "umask 0777",
			"umask 0", "trap '' INT QUIT TERM HUP", "trap '' PIPE CHLD TTOU", "ulimit -n 40", "exec 3</ 5</dev/null 9>/dev/null",
			"ulimit -c 0", "cd /", "export LC_ALL=C", "nice -n 5 true" };

	private OddInputs() {
	}

	static void round(Site site) throws IOException {
		List<String> arguments = new ArrayList<>();
		for (int i = site.random.nextInt(6); i >= 0; i--) {
			arguments.add((i == 3) ? "" : "x" + bytes(site.random, 40));
		}
		Map<String, String> environment = new LinkedHashMap<>(Map.of("PATH", System.getenv("PATH")));
		for (int i = site.random.nextInt(6); i >= 0; i--) {
			environment.put("V" + bytes(site.random, 12).replace('=', '_'), bytes(site.random, 60));
		}
		List<String> words = new ArrayList<>(List.of("-i"));
		environment.forEach((name, value) -> words.add(name + "=" + value));
		words.addAll(site.command("-d"));
		words.addAll(arguments);
		Path file = Files.write(site.directory.resolve("odd"), (String.join("\0", words) + "\0").getBytes(StandardCharsets.ISO_8859_1));
		String script = "";
		for (int i = site.random.nextInt(3); i >= 0; i--) {
			script += SURROUNDINGS[site.random.nextInt(SURROUNDINGS.length)] + "\n";
		}
		site.tell(script);
		int code = site.end(site.start(List.of("sh", "-c", script + "exec xargs -0 -a '" + file + "' env")));
		Violation.unless(code == 0, "-d ended with " + code);
		site.check();
		long daemon = site.daemons().get(0);
		List<String> got = Kernel.words(daemon);
		Violation.unless(got.subList(got.indexOf("Subject") + 1, got.size()).equals(arguments), "arguments are " + got);
		Set<String> expected = new HashSet<>();
		environment.forEach((name, value) -> expected.add(name + "=" + value));
		Set<String> found = new HashSet<>(Kernel.environment(daemon));
		Violation.unless(found.containsAll(expected), "the environment is " + found + ", not " + expected);
		site.checkNext();
	}

	/** All values but 0. */
	private static String bytes(Random random, int most) {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(most); i > 0; i--) {
			text.append((char) (1 + random.nextInt(255)));
		}
		return text.toString();
	}

}
