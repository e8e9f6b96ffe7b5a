package io.bootdaemon.spring.actuate;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;

/**
 * The bean definitions that ahead-of-time processing has generated for the actuator. They
 * are always generated, as a build can't know whether the application will run in the
 * background.
 */
public final class AotDefinitions {

	private static final String PACKAGE = AotDefinitions.class.getPackageName() + ".";

	private AotDefinitions() {
	}

	/**
	 * Takes it out of an application that runs in the foreground. To be called before the
	 * context is refreshed.
	 * @param beans the application's beans, defined by a build
	 */
	public static void remove(ConfigurableListableBeanFactory beans) {
		if (beans instanceof BeanDefinitionRegistry registry) {
			for (String name : registry.getBeanDefinitionNames()) {
				String type = registry.getBeanDefinition(name).getBeanClassName();
				if (type != null && type.startsWith(PACKAGE)) {
					registry.removeBeanDefinition(name);
				}
			}
		}
	}

}
