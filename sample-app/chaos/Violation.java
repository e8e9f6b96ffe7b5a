/**
 * Something that a daemon's users were promised, and that wasn't so.
 */
final class Violation extends RuntimeException {

	Violation(String message) {
		super(message);
	}

	static void unless(boolean fine, String message) {
		if (!fine) {
			throw new Violation(message);
		}
	}

}
