package io.bootdaemon.spring.application;

import java.util.concurrent.CountDownLatch;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Does all its work in a runner.
 */
@Configuration(proxyBeanMethods = false)
class RunnerNeverReturns {

	@Bean
	CommandLineRunner worker() {
		return (args) -> new CountDownLatch(1).await();
	}

	public static void main(String[] args) {
		SpringApplication.run(RunnerNeverReturns.class, args);
	}

}
