package io.bootdaemon.compatibility;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Requests are answered by virtual threads; tells which one it was.
 */
@RestController
@EnableAutoConfiguration
public class VirtualThreads {

	@GetMapping("/")
	String thread() {
		return Thread.currentThread().toString();
	}

	public static void main(String[] args) {
		new SpringApplicationBuilder(VirtualThreads.class).properties("spring.threads.virtual.enabled=true").run(args);
	}

}
