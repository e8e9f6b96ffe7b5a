package io.bootdaemon.compatibility;

import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
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

	public static void main(String[] args) {
		SpringApplication.run(NettyServer.class, args);
	}

}
