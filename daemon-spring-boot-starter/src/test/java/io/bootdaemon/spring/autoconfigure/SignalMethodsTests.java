package io.bootdaemon.spring.autoconfigure;

import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import io.bootdaemon.harness.JvmDependent;
import io.bootdaemon.spring.OnSignal;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * With WINCH and URG, which do nothing to a JVM that doesn't handle them.
 */
@EnabledOnOs(OS.LINUX)
@ExtendWith(OutputCaptureExtension.class)
@JvmDependent
class SignalMethodsTests {

	private static final int SIGWINCH = 28;

	private static final List<String> CALLS = new CopyOnWriteArrayList<>();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(DaemonAutoConfiguration.class));

	SignalMethodsTests() {
		CALLS.clear();
	}

	@Test
	void methodIsCalledOnOurThreadUntilTheContextIsClosed() {
		this.runner.withBean(Windows.class).run((context) -> {
			raise("WINCH");
			await().untilAsserted(() -> assertThat(CALLS).containsExactly("WINCH on daemon-signals"));
			context.close();
			assertThat(isHandled(SIGWINCH)).isFalse();
		});
	}

	@Test
	void severalSignalsAndAMetaAnnotationCallOneMethod() {
		this.runner.withBean(Several.class).run((context) -> {
			raise("WINCH");
			await().untilAsserted(() -> assertThat(CALLS).containsExactly("several WINCH"));
			raise("URG");
			await().untilAsserted(() -> assertThat(CALLS).containsExactly("several WINCH", "several URG"));
			raise("CONT");
			await().untilAsserted(() -> assertThat(CALLS).endsWith("composed"));
		});
	}

	@Test
	void exceptionIsLoggedAndHarmsNobody(CapturedOutput output) {
		this.runner.withBean("a", Fails.class).withBean("b", Windows.class).run((context) -> {
			raise("WINCH");
			await().untilAsserted(() -> assertThat(CALLS).containsExactly("WINCH on daemon-signals"));
			assertThat(output).contains("At SIGWINCH SignalMethodsTests.Fails.fail failed", "no luck");
			raise("WINCH");
			await().untilAsserted(() -> assertThat(CALLS).hasSize(2));
		});
	}

	@Test
	void lazyBeanIsMadeByItsFirstSignal() {
		this.runner
			.withInitializer((context) -> ((GenericApplicationContext) context).registerBeanDefinition("lazy",
					BeanDefinitionBuilder.genericBeanDefinition(Windows.class).setLazyInit(true).getBeanDefinition()))
			.run((context) -> {
				assertThat(context.getBeanFactory().containsSingleton("lazy")).isFalse();
				raise("WINCH");
				await().untilAsserted(() -> assertThat(CALLS).isNotEmpty());
				assertThat(context.getBeanFactory().containsSingleton("lazy")).isTrue();
			});
	}

	@Test
	void proxiedBeanIsCalledThroughItsProxy() {
		this.runner.withBean(Windows.class)
			.withBean("proxies", BeanPostProcessor.class, () -> new Proxies())
			.run((context) -> {
				raise("WINCH");
				await().untilAsserted(() -> assertThat(CALLS).containsExactly("advice", "WINCH on daemon-signals"));
			});
	}

	@ParameterizedTest
	@MethodSource
	void signalThatCantBeHadIsRefused(Class<?> type, String reason) {
		String name = type.getDeclaredMethods()[0].getAnnotation(OnSignal.class).value()[0];
		assertRefused(type, "@OnSignal(\"" + name + "\") on " + type.getName() + ".handle(): " + reason);
	}

	static Stream<Arguments> signalThatCantBeHadIsRefused() {
		return Stream.of(arguments(RefusedMethods.OnKill.class, "the kernel lets nobody handle it"),
				arguments(RefusedMethods.OnStop.class, "the kernel lets nobody handle it"),
				arguments(RefusedMethods.OnSegv.class, "the JVM needs it for itself"),
				arguments(RefusedMethods.OnQuit.class, "the JVM answers it with a thread dump"),
				arguments(RefusedMethods.OnTerm.class, "it ends the application"),
				arguments(RefusedMethods.OnInt.class, "it ends the application"),
				arguments(RefusedMethods.OnUsr2.class, "HotSpot suspends threads with it"),
				arguments(RefusedMethods.OnHup.class, "it asks for a reload"),
				arguments(RefusedMethods.OnFoo.class, "there is no such signal on this system"));
	}

	@Test
	void methodWithOtherParametersIsRefused() {
		assertRefused(RefusedMethods.TwoParameters.class,
				"@OnSignal(\"WINCH\") on " + RefusedMethods.TwoParameters.class.getName()
						+ ".handle(): its parameters are (class java.lang.String, int)");
		assertRefused(RefusedMethods.ReloadWithAnInt.class, "@OnReload on "
				+ RefusedMethods.ReloadWithAnInt.class.getName() + ".reload(): its parameters are (int)");
	}

	@Test
	void prototypeIsRefused() {
		this.runner.withInitializer((context) -> ((GenericApplicationContext) context).registerBeanDefinition("many",
				BeanDefinitionBuilder.genericBeanDefinition(Windows.class).setScope("prototype").getBeanDefinition()))
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidSignalMethodException.class)
				.hasMessageContaining("its bean 'many' is no singleton"));
	}

	private void assertRefused(Class<?> type, String message) {
		this.runner.withBean(type)
			.run((context) -> assertThat(context).getFailure()
				.isInstanceOf(InvalidSignalMethodException.class)
				.hasMessageStartingWith(message)
				.satisfies((failure) -> assertThat(((InvalidSignalMethodException) failure).action()).endsWith(".")));
	}

	private static void raise(String signal) throws IOException, InterruptedException {
		String command = "kill -s " + signal + " " + ProcessHandle.current().pid();
		assertThat(new ProcessBuilder("/bin/sh", "-c", command).start().waitFor()).isZero();
	}

	private static boolean isHandled(int number) throws IOException {
		String mask = Files.readString(Path.of("/proc/self/status"))
			.lines()
			.filter((line) -> line.startsWith("SigCgt"))
			.findFirst()
			.orElseThrow();
		return (Long.parseUnsignedLong(mask.split("\\s+")[1], 16) >> (number - 1) & 1) == 1;
	}

	static class Windows {

		@OnSignal("WINCH")
		void resized(String signal) {
			CALLS.add(signal + " on " + Thread.currentThread().getName());
		}

	}

	static class Several {

		@OnSignal({ "WINCH", "SIGURG" })
		private void handle(String signal) {
			CALLS.add("several " + signal);
		}

		@OnContinue
		void composed() {
			CALLS.add("composed");
		}

	}

	@OnSignal("CONT")
	@Retention(RetentionPolicy.RUNTIME)
	@interface OnContinue {

	}

	static class Fails {

		@OnSignal("WINCH")
		void fail() {
			throw new IllegalStateException("no luck");
		}

	}

	/**
	 * Puts a proxy before each bean of this test.
	 */
	static class Proxies implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String name) {
			if (!(bean instanceof Windows)) {
				return bean;
			}
			ProxyFactory factory = new ProxyFactory(bean);
			factory.setProxyTargetClass(true);
			factory.addAdvice((MethodInterceptor) (invocation) -> {
				CALLS.add("advice");
				return invocation.proceed();
			});
			return factory.getProxy();
		}

	}

}
