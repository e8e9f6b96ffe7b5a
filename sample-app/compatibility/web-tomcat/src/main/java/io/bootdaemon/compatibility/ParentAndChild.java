package io.bootdaemon.compatibility;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A parent without web, ready long before its child, which answers.
 */
@Configuration(proxyBeanMethods = false)
public class ParentAndChild {

	public static void main(String[] args) {
		new SpringApplicationBuilder(ParentAndChild.class).web(WebApplicationType.NONE)
			.child(Child.class)
			.web(WebApplicationType.SERVLET)
			.run(args);
	}

	/**
	 * What is outermost, and has the server.
	 */
	@RestController
	@EnableAutoConfiguration
	static class Child {

		private final ParentAndChild parent;

		Child(ParentAndChild parent) {
			this.parent = parent;
		}

		@GetMapping("/")
		String parent() {
			return "child of " + this.parent.getClass().getSimpleName();
		}

	}

}
