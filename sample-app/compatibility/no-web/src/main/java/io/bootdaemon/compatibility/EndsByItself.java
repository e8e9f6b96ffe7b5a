package io.bootdaemon.compatibility;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * A batch job: its runner returns, and its exit code is '--code'.
 */
@EnableAutoConfiguration
public class EndsByItself implements CommandLineRunner, ExitCodeGenerator {

	private final int code;

	EndsByItself(@Value("${code}") int code) {
		this.code = code;
	}

	@Override
	public void run(String... args) {
		System.out.println("The job is done");
	}

	@Override
	public int getExitCode() {
		return this.code;
	}

	public static void main(String[] args) {
		System.exit(SpringApplication.exit(SpringApplication.run(EndsByItself.class, args)));
	}

}
