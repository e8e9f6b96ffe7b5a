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

	ProcessController(ProcessFactsReader reader) {
		this.reader = reader;
	}

	@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE + ";charset=UTF-8")
	String page() {
		return ProcessPage.render(this.reader.read());
	}

	@GetMapping(path = "/process", produces = MediaType.APPLICATION_JSON_VALUE)
	ProcessFacts facts() {
		return this.reader.read();
	}

}
