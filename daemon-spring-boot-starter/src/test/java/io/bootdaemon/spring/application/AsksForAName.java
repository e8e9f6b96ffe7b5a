package io.bootdaemon.spring.application;

import java.io.BufferedReader;
import java.io.InputStreamReader;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Asks a question, and takes an answer for granted.
 */
@Configuration(proxyBeanMethods = false)
class AsksForAName {

	@Bean
	CommandLineRunner asking() {
		return (arguments) -> System.out
			.println("Hello, " + new BufferedReader(new InputStreamReader(System.in)).readLine().strip());
	}

	public static void main(String[] args) {
		SpringApplication.run(AsksForAName.class, args);
	}

}
