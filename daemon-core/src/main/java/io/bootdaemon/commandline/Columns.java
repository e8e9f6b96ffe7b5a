package io.bootdaemon.commandline;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of two columns, for people. The right column is wrapped at the terminal's width.
 * Words are never broken, so that a path can be copied as a whole.
 */
public final class Columns {

	private static final int WIDTH = 80;

	private static final String GAP = "  ";

	private final StringBuilder text = new StringBuilder();

	private final int left;

	/**
	 * An empty text.
	 * @param left how wide the left column is
	 */
	public Columns(int left) {
		this.left = left;
	}

	/**
	 * Adds a row.
	 * @param label what is on the left; if it is too long, the right begins below it
	 * @param content what is on the right
	 * @return this
	 */
	public Columns row(String label, String content) {
		return row(label, List.of(content.split(" +")), "");
	}

	/**
	 * Adds a row whose words may have spaces in them.
	 * @param label what is on the left
	 * @param words the words on the right
	 * @param lineEnd what stands at the end of a line that is followed by another one
	 * @return this
	 */
	public Columns row(String label, List<String> words, String lineEnd) {
		List<String> lines = wrap(words, WIDTH - this.left - 2 * GAP.length() - lineEnd.length());
		String head = label;
		if (label.length() > this.left) {
			this.text.append(GAP).append(label).append('\n');
			head = "";
		}
		for (int i = 0; i < lines.size(); i++) {
			this.text.append(GAP).append(pad(head)).append(GAP).append(lines.get(i));
			this.text.append((i < lines.size() - 1) ? lineEnd : "").append('\n');
			head = "";
		}
		return this;
	}

	/**
	 * Adds a line over both columns.
	 * @param line the line, perhaps empty
	 * @return this
	 */
	public Columns line(String line) {
		this.text.append(line).append('\n');
		return this;
	}

	/**
	 * Adds a point of a list, wrapped, over both columns.
	 * @param mark what it begins with, one character
	 * @param content what it says
	 * @return this
	 */
	public Columns point(String mark, String content) {
		String indent = GAP + mark + " ";
		for (String line : wrap(List.of(content.split(" +")), WIDTH - indent.length())) {
			this.text.append(indent).append(line).append('\n');
			indent = " ".repeat(indent.length());
		}
		return this;
	}

	private String pad(String label) {
		return label + " ".repeat(this.left - label.length());
	}

	private static List<String> wrap(List<String> words, int width) {
		List<String> lines = new ArrayList<>();
		StringBuilder line = new StringBuilder();
		for (String word : words) {
			if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
				lines.add(line.toString());
				line.setLength(0);
			}
			line.append(line.isEmpty() ? "" : " ").append(word);
		}
		lines.add(line.toString());
		return lines;
	}

	/**
	 * The text so far.
	 */
	@Override
	public String toString() {
		return this.text.toString();
	}

}
