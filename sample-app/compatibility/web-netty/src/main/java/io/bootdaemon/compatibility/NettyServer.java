package io.bootdaemon.compatibility;

import java.time.Duration;

import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Spring WebFlux on Netty; tells which thread has answered.
 */
@RestController
@EnableAutoConfiguration
public class NettyServer {

	@GetMapping("/")
	Mono<String> thread() {
		return Mono.fromSupplier(() -> Thread.currentThread().getName());
	}

	/** For the load of the bench: an answer that takes its time. */
	@GetMapping("/later")
	Mono<String> later(@RequestParam long millis) {
		return Mono.just("later").delayElement(Duration.ofMillis(millis));
	}

	public static void main(String[] args) {
		SpringApplication.run(NettyServer.class, args);
	}

}
