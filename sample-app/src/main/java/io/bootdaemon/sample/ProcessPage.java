package io.bootdaemon.sample;

import java.util.List;
import java.util.stream.Collectors;

import org.springframework.web.util.HtmlUtils;

/**
 * Renders {@link ProcessFacts} as one HTML page that needs nothing else.
 */
final class ProcessPage {

	private static final String STYLE = """
			:root { color-scheme: light dark; --paper: #f6f7f5; --card: #fff; --ink: #1d2421; --soft: #66706b;
				--line: #e3e7e4; --good: #14794a; --good-back: #e2f3ea; --other-back: #eceeed;
				--mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
			@media (prefers-color-scheme: dark) {
				:root { --paper: #121614; --card: #1a201d; --ink: #e4eae6; --soft: #94a099;
					--line: #2a322e; --good: #6fd3a0; --good-back: #17352a; --other-back: #262d29; }
			}
			* { box-sizing: border-box; }
			body { margin: 0; background: var(--paper); color: var(--ink);
				font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif; }
			main { max-width: 62rem; margin: 0 auto; padding: 3rem 1.25rem 2rem; }
			h1 { margin: .15rem 0 .4rem; font-size: clamp(1.7rem, 5vw, 2.5rem); line-height: 1.15; font-weight: 650;
				letter-spacing: -.02em; }
			header p { margin: 0; color: var(--soft); max-width: 46rem; }
			header .name { font-family: var(--mono); color: var(--good); }
			section { margin-top: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem;
				padding: .9rem 1.25rem .4rem; }
			h2 { margin: 0 0 .35rem; font-size: .8rem; font-weight: 600; letter-spacing: .06em;
				text-transform: uppercase; color: var(--soft); }
			dl { margin: 0; }
			dl div { display: grid; grid-template-columns: 9rem 1fr auto; gap: .25rem 1rem; align-items: baseline;
				padding: .45rem 0; border-top: 1px solid var(--line); }
			dl div:first-child { border-top: 0; }
			dt { color: var(--soft); }
			dd { margin: 0; }
			dd.value { font: .92em/1.5 var(--mono); overflow-wrap: anywhere; }
			dd.remark { font-size: .85rem; color: var(--soft); white-space: nowrap; }
			dd.good, dd.other { padding: 0 .6rem; border-radius: 1rem; background: var(--other-back); }
			dd.good { color: var(--good); background: var(--good-back); }
			dd.good::before { content: "\\2713\\00a0"; }
			footer { margin-top: 1.5rem; font-size: .9rem; color: var(--soft); }
			a { color: inherit; }
			@media (max-width: 40rem) {
				main { padding-top: 1.75rem; }
				section { padding-inline: 1rem; }
				dl div { grid-template-columns: 7.2rem minmax(0, 1fr); column-gap: .5rem; }
				dd.remark { grid-column: 2; justify-self: start; white-space: normal; }
			}
			""";

	private static final String PAGE = """
			<!DOCTYPE html>
			<html lang="en">
			<head>
			<meta charset="utf-8">
			<meta name="viewport" content="width=device-width, initial-scale=1">
			<title>%1$s, process %2$s</title>
			<link rel="icon" href="data:,">
			<style>
			%3$s</style>
			</head>
			<body>
			<main>
			<header>
			<p class="name">%1$s</p>
			<h1>%4$s</h1>
			<p>%5$s</p>
			</header>
			%6$s
			<footer>The same <a href="process">as JSON</a>, and its <a href="actuator/health">health</a>.</footer>
			</main>
			</body>
			</html>
			""";

	private ProcessPage() {
	}

	static String render(ProcessFacts facts) {
		RunMode mode = RunMode.of(facts);
		FactRows rows = new FactRows(facts);
		String sections = section("Process tree", rows.processTree())
				+ section("User and directory", rows.surroundings()) + section("Descriptors", rows.descriptors())
				+ section("Signals", rows.signals()) + section("Program", rows.program());
		return PAGE.formatted(escape(facts.name()), facts.pid(), STYLE, escape(mode.headline()),
				escape(mode.explanation()), sections);
	}

	private static String section(String title, List<FactRow> rows) {
		return rows.stream()
			.map(ProcessPage::row)
			.collect(Collectors.joining("", "<section>\n<h2>" + title + "</h2>\n<dl>\n", "</dl>\n</section>\n"));
	}

	private static String row(FactRow row) {
		String remark = row.remark().isEmpty() ? ""
				: "<dd class=\"%s\">%s</dd>".formatted(style(row), escape(row.remark()));
		return "<div><dt>%s</dt><dd class=\"value\">%s</dd>%s</div>\n".formatted(escape(row.label()),
				escape(row.value()), remark);
	}

	private static String style(FactRow row) {
		if (row.asDaemon() == null) {
			return "remark";
		}
		return row.asDaemon() ? "remark good" : "remark other";
	}

	private static String escape(String text) {
		return HtmlUtils.htmlEscape(text, "UTF-8");
	}

}
