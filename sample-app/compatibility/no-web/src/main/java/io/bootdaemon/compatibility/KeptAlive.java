package io.bootdaemon.compatibility;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * No web, and no thread of its own: only Spring Boot's keep-alive lets it live.
 */
@EnableAutoConfiguration
public class KeptAlive {

	public static void main(String[] args) {
		new SpringApplicationBuilder(KeptAlive.class).properties("spring.main.keep-alive=true").run(args);
	}

}
