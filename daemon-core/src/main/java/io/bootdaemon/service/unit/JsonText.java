package io.bootdaemon.service.unit;

/**
 * A string in double quotes as JSON has it (RFC 8259), which is one in YAML and in HCL
 * too.
 */
final class JsonText {

	private JsonText() {
	}

	static String quoted(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		for (char ch : text.toCharArray()) {
			switch (ch) {
				case '"' -> quoted.append("\\\"");
				case '\\' -> quoted.append("\\\\");
				case '\n' -> quoted.append("\\n");
				case '\r' -> quoted.append("\\r");
				case '\t' -> quoted.append("\\t");
				default -> quoted.append(isPlain(ch) ? ch : "\\u%04x".formatted((int) ch));
			}
		}
		return quoted.append('"').toString();
	}

	/** What YAML takes for the end of a line isn't. */
	private static boolean isPlain(char ch) {
		return !Character.isISOControl(ch) && Character.getType(ch) != Character.LINE_SEPARATOR
				&& Character.getType(ch) != Character.PARAGRAPH_SEPARATOR;
	}

}
