package io.bootdaemon.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls a method of a singleton bean at a reload: by SIGHUP, {@code --reload}, the
 * control script, the actuator's endpoint or {@link Daemon#reload()}. The method has no
 * parameter, or one {@link String}, which gets {@code HUP}. It is called as with
 * {@link OnSignal}. An exception is logged, and {@code --reload} reports it.
 * <p>
 * If there is such a method, SIGHUP reloads in the foreground, too. Closing the terminal
 * still ends the application.
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnReload {

}
