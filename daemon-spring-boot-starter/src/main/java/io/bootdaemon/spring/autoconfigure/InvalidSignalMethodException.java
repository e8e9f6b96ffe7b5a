package io.bootdaemon.spring.autoconfigure;

import java.lang.reflect.Method;

import org.springframework.util.ClassUtils;

/**
 * A method that a signal or a reload can't call, because of its signal, its parameters or
 * its bean.
 */
public class InvalidSignalMethodException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String action;

	/**
	 * A method that can't be called.
	 * @param method the method
	 * @param annotation the annotation as it stands there
	 * @param reason what is wrong with it, one clause without a full stop
	 * @param action what would be right, one sentence
	 */
	public InvalidSignalMethodException(Method method, String annotation, String reason, String action) {
		super(annotation + " on " + ClassUtils.getQualifiedMethodName(method) + "(): " + reason + ".");
		this.action = action;
	}

	/**
	 * What the developer can do about it.
	 * @return one sentence
	 */
	public String action() {
		return this.action;
	}

}
