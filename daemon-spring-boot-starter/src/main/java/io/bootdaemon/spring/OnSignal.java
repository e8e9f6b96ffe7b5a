package io.bootdaemon.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls a method of a singleton bean when the process receives a signal (signal(7)), in
 * the background and in the foreground. The method has no parameter, or one
 * {@link String}, which gets the signal's name. Methods with this annotation or
 * {@link OnReload} are called one at a time, on one thread. An exception is logged.
 * <p>
 * Some signals are refused at the start of the application: those that the kernel or the
 * JVM reserves (KILL, STOP, QUIT, SEGV and the like, USR2), those that end the
 * application (TERM, INT), and HUP, which reloads. USR1 reopens the log, unless a method
 * handles it.
 */
@Target({ ElementType.METHOD, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface OnSignal {

	/**
	 * The signals.
	 * @return names as in signal(7), with or without SIG: {@code USR1}, {@code WINCH}
	 */
	String[] value();

}
