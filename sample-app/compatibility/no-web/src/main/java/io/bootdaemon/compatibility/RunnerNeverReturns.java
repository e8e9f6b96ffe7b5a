package io.bootdaemon.compatibility;

import java.util.concurrent.CountDownLatch;

import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;

/**
 * Its runner is all it does, for ever: it is ready when that has been reached.
 */
@EnableAutoConfiguration
public class RunnerNeverReturns implements CommandLineRunner {

	@Override
	public void run(String... args) throws InterruptedException {
		new CountDownLatch(1).await();
	}

	public static void main(String[] args) {
		new SpringApplicationBuilder(RunnerNeverReturns.class).properties("daemon.ready-when=started").run(args);
	}

}
