package io.bootdaemon.spring.actuate;

import io.bootdaemon.process.DaemonMark;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches in a daemon, and during ahead-of-time processing: a build can't know whether
 * the application will run in the background. In the foreground, {@link AotDefinitions}
 * removes the definitions of the build again.
 */
class OnDaemonCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("Daemon");
		if (context.getEnvironment().containsProperty(DaemonMark.PROPERTY)) {
			return ConditionOutcome.match(message.because("the application runs in the background"));
		}
		if (Boolean.getBoolean(AbstractAotProcessor.AOT_PROCESSING)) {
			return ConditionOutcome.match(message.because("it is decided at run time"));
		}
		return ConditionOutcome.noMatch(message.because("the application runs in the foreground"));
	}

}
