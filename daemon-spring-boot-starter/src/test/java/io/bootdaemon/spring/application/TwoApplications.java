package io.bootdaemon.spring.application;

import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Runs one application, such as a migration, before the one that gets the arguments.
 */
final class TwoApplications {

	private TwoApplications() {
	}

	public static void main(String[] args) throws InterruptedException {
		ConfigurableApplicationContext first = SpringApplication.run(First.class,
				"--spring.main.web-application-type=none");
		if (List.of(args).contains("--first.closed")) {
			first.close();
		}
		SpringApplication.run(Second.class, args);
		new CountDownLatch(1).await();
	}

	@Configuration(proxyBeanMethods = false)
	static class First {

	}

	@Configuration(proxyBeanMethods = false)
	static class Second {

		@Bean
		CommandLineRunner last() {
			return (args) -> {
				if (List.of(args).contains("--second.fails")) {
					throw new IllegalStateException("the second one fails");
				}
				Thread.sleep(400);
				System.out.println("the second one is ready");
			};
		}

	}

}
