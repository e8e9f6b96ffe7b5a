package io.bootdaemon.spring.application;

import java.util.concurrent.CountDownLatch;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Runs another application in a bean, before it is ready itself.
 */
@Configuration(proxyBeanMethods = false)
class NestedApplication {

	@Bean
	InitializingBean nested(ApplicationArguments arguments) {
		return () -> {
			SpringApplication.run(Nested.class, arguments.getSourceArgs());
			System.out.println("the nested one is ready");
		};
	}

	@Bean
	CommandLineRunner last() {
		return (args) -> {
			Thread.sleep(400);
			System.out.println("the outer one is ready");
		};
	}

	public static void main(String[] args) throws InterruptedException {
		SpringApplication.run(NestedApplication.class, args);
		new CountDownLatch(1).await();
	}

	@Configuration(proxyBeanMethods = false)
	static class Nested {

	}

}
