package io.bootdaemon.spring.application;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Fails in the last moment of its start.
 */
@Configuration(proxyBeanMethods = false)
class ReadyListenerThrows {

	@Bean
	ApplicationListener<ApplicationReadyEvent> failingListener() {
		return (event) -> {
			throw new IllegalStateException("the cache is cold", new IllegalArgumentException("no fire"));
		};
	}

	public static void main(String[] args) {
		SpringApplication.run(ReadyListenerThrows.class, args);
	}

}
