package io.bootdaemon.compatibility;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * All beans are lazy: it is ready without them, and tells which thread has made the one
 * that answers.
 */
@EnableAutoConfiguration
@Import(LazyBeans.MadeLate.class)
public class LazyBeans {

	public static void main(String[] args) {
		new SpringApplicationBuilder(LazyBeans.class).lazyInitialization(true).run(args);
	}

	/**
	 * Made by the first request.
	 */
	@RestController
	static class MadeLate {

		private final String maker = Thread.currentThread().getName();

		@GetMapping("/")
		String maker() {
			return "made by " + this.maker;
		}

	}

}
