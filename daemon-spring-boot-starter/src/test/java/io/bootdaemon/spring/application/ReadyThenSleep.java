package io.bootdaemon.spring.application;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * Prints what it was given, takes its time to get ready, and stays.
 */
@Configuration(proxyBeanMethods = false)
class ReadyThenSleep {

	@Bean
	ApplicationListener<ApplicationReadyEvent> slowListener() {
		return (event) -> {
			sleep(400);
			System.out.println("listeners have run");
		};
	}

	public static void main(String[] args) throws InterruptedException {
		var context = SpringApplication.run(ReadyThenSleep.class, args);
		System.out.println("arguments " + Arrays.toString(context.getBean(ApplicationArguments.class).getSourceArgs())
				+ ", greeting " + context.getBean(Environment.class).getProperty("greeting"));
		new CountDownLatch(1).await();
	}

	static void sleep(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
