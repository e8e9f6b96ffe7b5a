import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Goes through all rounds: {@code Campaign [SEED [KIND=COUNT...]]}.
 */
public final class Campaign {

	private static final Map<String, Round> ROUNDS = new LinkedHashMap<>(Map.of());

	private static final Map<String, Integer> MINUTE = new LinkedHashMap<>();

	static {
		add("starts", 8, Rounds::killedStart);
		add("verbs", 5, Rounds::killedVerb);
		add("races", 2, Rounds::race);
		add("inputs", 6, OddInputs::round);
		add("crashes", 3, Rounds::crash);
		add("disks", 1, FullDisk::round);
	}

	private Campaign() {
	}

	private static void add(String kind, int count, Round round) {
		ROUNDS.put(kind, round);
		MINUTE.put(kind, count);
	}

	public static void main(String[] arguments) throws IOException {
		long seed = (arguments.length > 0) ? Long.parseLong(arguments[0]) : System.nanoTime();
		Map<String, Integer> counts = (arguments.length > 1) ? new LinkedHashMap<>() : MINUTE;
		for (int i = 1; i < arguments.length; i++) {
			String[] parts = arguments[i].split("=");
			counts.put(parts[0], Integer.valueOf(parts[1]));
		}
		System.out.println("seed " + seed);
		int violations = 0;
		for (Map.Entry<String, Integer> entry : counts.entrySet()) {
			long begin = System.nanoTime();
			int failed = 0;
			for (int i = 0; i < entry.getValue(); i++) {
				if (i > 0 && i % 50 == 0) {
					System.out.println(entry.getKey() + ": " + i + " rounds so far, " + failed + " violations");
				}
				failed += run(ROUNDS.get(entry.getKey()), new Random(seed + 31L * i), entry.getKey() + " " + i) ? 0 : 1;
			}
			System.out.println(entry.getKey() + ": " + entry.getValue() + " rounds, " + failed + " violations, "
					+ (System.nanoTime() - begin) / 1_000_000_000 + " s");
			violations += failed;
		}
		System.exit((violations == 0) ? 0 : 1);
	}

	private static boolean run(Round round, Random random, String name) throws IOException {
		Site site = new Site(random);
		try {
			round.run(site);
			site.remove();
			return true;
		}
		catch (RuntimeException ex) {
			System.out.println("VIOLATION in " + name + ": " + ex + "\n" + site.story());
			return false;
		}
	}

	/** What is done in a site of its own. */
	interface Round {

		void run(Site site) throws IOException;

	}

}
