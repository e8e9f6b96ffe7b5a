package io.bootdaemon.spring.application;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Fails by an exception that has an exit code.
 */
@Configuration(proxyBeanMethods = false)
class FailsWithExitCode {

	@Bean
	InitializingBean failing() {
		return () -> {
			throw new NoLicenceException();
		};
	}

	public static void main(String[] args) {
		SpringApplication.run(FailsWithExitCode.class, args);
	}

	static class NoLicenceException extends RuntimeException implements ExitCodeGenerator {

		private static final long serialVersionUID = 1L;

		NoLicenceException() {
			super("the licence has expired");
		}

		@Override
		public int getExitCode() {
			return 42;
		}

	}

}
