package io.bootdaemon.spring.properties;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The range of a whole number. (No validator of Jakarta's need be there.)
 */
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface WholeNumber {

	int from();

	int to() default Integer.MAX_VALUE;

}
