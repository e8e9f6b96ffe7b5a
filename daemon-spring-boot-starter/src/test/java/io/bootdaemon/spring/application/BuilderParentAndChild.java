package io.bootdaemon.spring.application;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has a parent that is ready at once, and a child that is when there is a file
 * {@code go}.
 */
final class BuilderParentAndChild {

	private BuilderParentAndChild() {
	}

	public static void main(String[] args) throws InterruptedException {
		new SpringApplicationBuilder(Parent.class).web(WebApplicationType.NONE).child(Child.class).run(args);
		new CountDownLatch(1).await();
	}

	@Configuration(proxyBeanMethods = false)
	static class Parent {

	}

	@Configuration(proxyBeanMethods = false)
	static class Child {

		@Bean
		CommandLineRunner waiting() {
			return (args) -> {
				System.out.println("the child waits");
				while (!Files.exists(Path.of("go"))) {
					LockSupport.parkNanos(20_000_000);
				}
				System.out.println("the child has run");
			};
		}

	}

}
