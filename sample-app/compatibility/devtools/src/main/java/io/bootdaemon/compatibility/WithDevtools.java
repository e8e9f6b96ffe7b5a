package io.bootdaemon.compatibility;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Spring MVC beside the developer tools, which start it a second time in their own class
 * loader.
 */
@RestController
@EnableAutoConfiguration
public class WithDevtools {

	@GetMapping("/")
	String server(HttpServletRequest request) {
		return request.getServletContext().getServerInfo();
	}

	public static void main(String[] args) {
		SpringApplication.run(WithDevtools.class, args);
	}

}
