package io.bootdaemon.compatibility;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Spring MVC in a WAR, which runs in its own Tomcat or in another's.
 */
@RestController
@EnableAutoConfiguration
public class WarFile {

	@GetMapping("/")
	String server(HttpServletRequest request) {
		return request.getServletContext().getServerInfo();
	}

	public static void main(String[] args) {
		SpringApplication.run(WarFile.class, args);
	}

}
