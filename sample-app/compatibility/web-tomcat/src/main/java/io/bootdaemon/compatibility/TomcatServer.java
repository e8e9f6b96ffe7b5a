package io.bootdaemon.compatibility;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Spring MVC on Tomcat; tells which server has answered.
 */
@RestController
@EnableAutoConfiguration
public class TomcatServer {

	@GetMapping("/")
	String server(HttpServletRequest request) {
		return request.getServletContext().getServerInfo();
	}

	/** For the load of the bench: an answer that takes its time. */
	@GetMapping("/later")
	String later(@RequestParam long millis) throws InterruptedException {
		Thread.sleep(millis);
		return "later";
	}

	public static void main(String[] args) {
		SpringApplication.run(TomcatServer.class, args);
	}

}
