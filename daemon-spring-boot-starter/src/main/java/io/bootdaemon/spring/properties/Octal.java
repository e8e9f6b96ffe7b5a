package io.bootdaemon.spring.properties;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text that is an octal number. In YAML it needs no quotes: see {@link OctalText}.
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface Octal {

	/**
	 * The highest number that is valid.
	 */
	int value();

}
