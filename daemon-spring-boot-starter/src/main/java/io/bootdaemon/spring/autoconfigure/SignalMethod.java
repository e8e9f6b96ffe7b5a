package io.bootdaemon.spring.autoconfigure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * A method of a bean. The bean is looked up at each call, so that the first call creates
 * a lazy bean, and calls go through its proxies.
 *
 * @param beans where the bean is
 * @param bean its name
 * @param method the method, of the bean's own class
 */
record SignalMethod(BeanFactory beans, String bean, Method method) {

	/**
	 * Calls it.
	 * @param signal the name of the signal
	 * @throws Exception what the method throws
	 */
	void call(String signal) throws Exception {
		Object target = this.beans.getBean(this.bean);
		Method invocable = AopUtils.selectInvocableMethod(this.method, target.getClass());
		ReflectionUtils.makeAccessible(invocable);
		try {
			invocable.invoke(target, (invocable.getParameterCount() > 0) ? new Object[] { signal } : new Object[0]);
		}
		catch (InvocationTargetException ex) {
			if (ex.getTargetException() instanceof Exception thrown) {
				throw thrown;
			}
			throw ex;
		}
	}

	@Override
	public String toString() {
		return ClassUtils.getShortName(this.method.getDeclaringClass()) + "." + this.method.getName();
	}

}
