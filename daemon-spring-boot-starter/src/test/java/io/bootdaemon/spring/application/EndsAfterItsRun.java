package io.bootdaemon.spring.application;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * A batch job as Spring Boot's documentation has it: when its runner has returned, the
 * context is closed, slowly, and 'job.code' is its exit code.
 */
@Configuration(proxyBeanMethods = false)
class EndsAfterItsRun {

	@Bean
	CommandLineRunner job() {
		return (args) -> System.out.println("the job is done");
	}

	@Bean
	AutoCloseable pool() {
		return () -> Thread.sleep(600);
	}

	@Bean
	ExitCodeGenerator code(Environment environment) {
		return () -> environment.getRequiredProperty("job.code", Integer.class);
	}

	public static void main(String[] args) {
		System.exit(SpringApplication.exit(SpringApplication.run(EndsAfterItsRun.class, args)));
	}

}
