package io.bootdaemon.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls a method of a singleton bean at a reload: by SIGHUP, {@code --reload}, the
 * control script, the actuator's endpoint or {@link Daemon#reload()}. The method has no
 * parameter, or one {@link String} that gets {@code HUP}. It is called as with
 * {@link OnSignal}; an exception is logged, and {@code --reload} tells it.
 *
 * <p>
 * In the foreground SIGHUP reloads as well if there is such a method; a terminal that
 * closes ends the application all the same.
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnReload {

}
