package io.bootdaemon.service.unit;

import java.util.List;
import java.util.Optional;

import io.bootdaemon.handoff.Quoted;

/**
 * The first lines of each generated file: what it is for, and how to generate it again.
 */
final class UnitHeader {

	/** By this, among its first lines, a file is known to be ours. */
	static final String MARK = "Written by Boot Daemon. Don't edit: it is replaced as a whole.";

	private static final String OF = " Of: ";

	private UnitHeader() {
	}

	/**
	 * The template of a format with all that is the same in each.
	 */
	static Template of(UnitFormat format, ServiceFacts facts, String template) {
		String version = facts.options().version();
		String program = facts.command().program() + ((version != null) ? ", version " + version : "");
		List<String> again = facts.command().typed("--print-unit=" + format.id());
		return Template.of(template)
			.with("mark", MARK)
			.with("name", comment(facts.options().name()))
			.with("program", comment(program))
			.with("anew", comment("cd " + Quoted.shortly(facts.command().directory()) + " && " + shortly(again)))
			.with("unit", facts.unit())
			.with("file", comment(format.file(facts.unit())));
	}

	/**
	 * Of what program a file is that begins with this.
	 * @return empty if it has no such line
	 */
	static Optional<String> programIn(String text) {
		return text.lines()
			.filter((line) -> line.contains(OF))
			.findFirst()
			.map((line) -> line.substring(line.indexOf(OF) + OF.length()).replaceFirst(", version .*$", "").strip());
	}

	/** What would end the line would end the comment. */
	static String comment(String text) {
		return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", "?");
	}

	private static String shortly(List<String> words) {
		return String.join(" ", words.stream().map(Quoted::shortly).toList());
	}

}
