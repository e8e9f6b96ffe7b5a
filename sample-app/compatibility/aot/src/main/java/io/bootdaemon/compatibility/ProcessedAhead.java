package io.bootdaemon.compatibility;

import io.bootdaemon.spring.OnReload;

import org.springframework.aot.AotDetector;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Its beans are defined by ahead-of-time processing; tells whether these are used.
 */
@RestController
@EnableAutoConfiguration
public class ProcessedAhead {

	@GetMapping("/")
	String definitions() {
		return AotDetector.useGeneratedArtifacts() ? "generated" : "made at run time";
	}

	@OnReload
	void reload() {
		System.out.println("ProcessedAhead reloads");
	}

	public static void main(String[] args) {
		SpringApplication.run(ProcessedAhead.class, args);
	}

}
