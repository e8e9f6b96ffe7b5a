package org.springframework.cloud.context.refresh;

import java.util.Set;

/**
 * With the name and the method of Spring Cloud's.
 */
public class ContextRefresher {

	/**
	 * Refreshes.
	 * @return the names of the properties that have changed
	 */
	public Set<String> refresh() {
		return Set.of("a.key", "another.key");
	}

}
