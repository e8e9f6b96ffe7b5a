package io.bootdaemon.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Calls a method of a singleton bean when the process gets a signal (signal(7)), in the
 * background and in the foreground. The method has no parameter, or one {@link String}
 * that gets the signal's name. Such methods, and those with {@link OnReload}, are called
 * one at a time, on a thread of ours; an exception is logged.
 *
 * <p>
 * Some signals are refused at the start: those that the kernel or the JVM keep (KILL,
 * STOP, QUIT, SEGV and the like, USR2), those that end the application (TERM, INT), and
 * HUP, which asks for a reload. By USR1 the log is reopened unless a method takes it.
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
