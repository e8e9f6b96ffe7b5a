package io.bootdaemon.daemon;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The causes of a failed start, one per line. The root cause comes first, as it tells
 * what to fix; each other cause adds only its own words.
 */
final class FailureCauses {

	private static final int LONGEST = 300;

	/** Frameworks wrap a failure at each level of what they were making. */
	private static final int MOST = 8;

	private FailureCauses() {
	}

	static List<String> of(Throwable failure) {
		Deque<Throwable> causes = new ArrayDeque<>();
		for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
			causes.push(cause);
		}
		Throwable root = causes.pop();
		List<String> lines = new ArrayList<>(List.of(shortened(root.toString())));
		Throwable inner = root;
		for (Throwable cause : causes) {
			String words = ownWords(cause, inner);
			if (!words.isEmpty() && lines.size() < MOST) {
				lines.add("  in " + shortened(cause.getClass().getSimpleName() + ": " + words));
			}
			inner = cause;
		}
		return lines;
	}

	/** Many exceptions repeat the message of their cause. */
	private static String ownWords(Throwable failure, Throwable cause) {
		String message = (failure.getMessage() != null) ? failure.getMessage() : "";
		for (String repeated : List.of(cause.toString(), String.valueOf(cause.getMessage()))) {
			int index = message.indexOf(repeated);
			if (index >= 0) {
				message = message.substring(0, index);
			}
		}
		return message.strip().replaceFirst("[\\s:;(,-]+$", "");
	}

	private static String shortened(String text) {
		String line = text.replaceAll("\\R\\s*", " ");
		return (line.length() > LONGEST) ? line.substring(0, LONGEST) + "..." : line;
	}

}
