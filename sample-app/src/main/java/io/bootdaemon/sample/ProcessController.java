package io.bootdaemon.sample;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows the process: to people at {@code /}, to programs at {@code /process}.
 */
@RestController
class ProcessController {

	private final ProcessFactsReader reader;

	private final PageViews views;

	ProcessController(ProcessFactsReader reader, PageViews views) {
		this.reader = reader;
		this.views = views;
	}

	@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
	String page() {
		this.views.add();
		return ProcessPage.render(this.reader.read());
	}

	@GetMapping(path = "/process", produces = MediaType.APPLICATION_JSON_VALUE)
	ProcessFacts facts() {
		return this.reader.read();
	}

}
