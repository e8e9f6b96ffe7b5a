package io.bootdaemon.compatibility;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Spring MVC beside Spring Cloud's bootstrap context, an application that starts and is
 * ready before this one.
 */
@RestController
@EnableAutoConfiguration
public class WithBootstrapContext {

	@GetMapping("/")
	String server(HttpServletRequest request) {
		return request.getServletContext().getServerInfo();
	}

	public static void main(String[] args) {
		SpringApplication.run(WithBootstrapContext.class, args);
	}

}
