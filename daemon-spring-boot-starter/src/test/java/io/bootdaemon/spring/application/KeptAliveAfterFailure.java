package io.bootdaemon.spring.application;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Fails, while a thread of its own keeps the JVM alive.
 */
@Configuration(proxyBeanMethods = false)
class KeptAliveAfterFailure {

	@Bean
	InitializingBean failing() {
		return () -> {
			new Thread(() -> ReadyThenSleep.sleep(Long.MAX_VALUE)).start();
			throw new IllegalStateException("no licence");
		};
	}

	public static void main(String[] args) {
		SpringApplication.run(KeptAliveAfterFailure.class, args);
	}

}
