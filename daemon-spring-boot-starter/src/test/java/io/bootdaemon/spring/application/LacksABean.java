package io.bootdaemon.spring.application;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Fails for a reason that Spring Boot can analyze.
 */
@Configuration(proxyBeanMethods = false)
class LacksABean {

	@Bean
	String time(Clock clock) {
		return clock.instant().toString();
	}

	public static void main(String[] args) {
		SpringApplication.run(LacksABean.class, args);
	}

}
