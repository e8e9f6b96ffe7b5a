package io.bootdaemon.spring.application;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has done its work before it was ready.
 */
@Configuration(proxyBeanMethods = false)
class RunnerExits {

	@Bean
	CommandLineRunner worker() {
		return (args) -> System.exit(0);
	}

	public static void main(String[] args) {
		SpringApplication.run(RunnerExits.class, args);
	}

}
