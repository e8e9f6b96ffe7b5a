package io.bootdaemon.spring.application;

import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Configuration;

/**
 * No web, no thread, no keep-alive: its JVM ends when main returns.
 */
@Configuration(proxyBeanMethods = false)
class NothingKeepsItAlive {

	public static void main(String[] args) {
		SpringApplication.run(NothingKeepsItAlive.class, args);
	}

}
