package io.bootdaemon.spring.startup;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.bootdaemon.ReadyWhen;
import io.bootdaemon.daemon.AwaitedProcess;
import io.bootdaemon.daemon.DaemonProcess;
import io.bootdaemon.daemon.ServiceProcess;
import io.bootdaemon.daemon.TrainingRun;
import io.bootdaemon.daemon.reload.ReloadStep;
import io.bootdaemon.handoff.ClassArchive;
import io.bootdaemon.process.CurrentDaemon;
import io.bootdaemon.process.DaemonMark;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.service.ServiceVariables;
import io.bootdaemon.spring.actuate.AotDefinitions;
import io.bootdaemon.spring.autoconfigure.ContextReload;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Reports the phases of the start, and readiness as the last listener, after the
 * readiness probe. It doesn't override the methods that take a bootstrap context, whose
 * type moved between Spring Boot 3 and 4.
 */
class DaemonRunListener implements SpringApplicationRunListener, Ordered {

	/**
	 * The application that counts: the last outermost one that was given what was typed.
	 * As long as there is none, the last outermost one: a main method may rewrite what
	 * was typed, or run a migration before.
	 */
	private static final AtomicReference<@Nullable DaemonRunListener> COUNTING = new AtomicReference<>();

	private final List<String> arguments;

	private boolean given;

	DaemonRunListener(SpringApplication application, String[] args) {
		this.arguments = List.of(args);
		// This runs first: a JVM that isn't the daemon loses the property here
		if (System.getProperty(DaemonMark.PROPERTY) != null && CurrentDaemon.mark().isPresent()
				&& OutermostApplication.isStarting()) {
			DaemonProcess.current().ifPresent((daemon) -> daemon.phase("environment"));
		}
		if (System.getProperty(ClassArchive.TRAINING_PROPERTY) != null && OutermostApplication.isStarting()) {
			TrainingRun.begin();
		}
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		boolean background = System.getProperty(DaemonMark.PROPERTY) != null;
		// systemd's variable may be gone after it was read once
		boolean service = !background && System.getenv(ServiceVariables.NOTIFY_SOCKET) != null;
		if ((background || service) && OutermostApplication.isStarting()) {
			this.given = OwnProcess.isGiven(this.arguments);
			count(service, context.getEnvironment());
		}
		AwaitedProcess process = process();
		if (process != null) {
			process.phase("context");
		}
	}

	private void count(boolean service, ConfigurableEnvironment environment) {
		DaemonRunListener before = COUNTING.get();
		if (before == null) {
			COUNTING.set(this);
			if (service) {
				ServiceStart.begin(environment);
			}
		}
		else if (this.given || !before.given) {
			COUNTING.set(this);
			AwaitedProcess.current().ifPresent(AwaitedProcess::startOver);
		}
	}

	@Override
	public void contextLoaded(ConfigurableApplicationContext context) {
		if (System.getProperty(ClassArchive.TRAINING_PROPERTY) != null && OutermostApplication.isStarting()
				&& OwnProcess.isGiven(this.arguments)) {
			context.getBeanFactory().registerSingleton(TrainingEnd.class.getName(), new TrainingEnd());
		}
		if (System.getProperty(DaemonMark.PROPERTY) == null && AotDetector.useGeneratedArtifacts()) {
			AotDefinitions.remove(context.getBeanFactory());
		}
		AwaitedProcess process = process();
		if (process != null) {
			ConfigurableListableBeanFactory beans = context.getBeanFactory();
			Environment environment = context.getEnvironment();
			process
				.watch(() -> WebAddress.isServing(environment) ? "web server" : "beans " + beans.getSingletonCount());
		}
	}

	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		AwaitedProcess process = process();
		if (process != null) {
			process.watch(() -> null);
			process.phase("runners");
			process
				.acceptReloads(context.getBeanProvider(ContextReload.class).orderedStream().toArray(ReloadStep[]::new));
			if (process instanceof ServiceProcess service) {
				ServiceStart.connect(service, context);
			}
			DaemonProcess.current()
				.ifPresent((daemon) -> daemon
					.whenReplaced(() -> AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC)));
			process.watchForHangs(context::isClosed, () -> LivenessProbe.of(context));
			if (process.readyWhen() == ReadyWhen.STARTED) {
				process.ready(facts(context.getEnvironment()));
			}
		}
	}

	@Override
	public void ready(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		AwaitedProcess process = process();
		if (process != null) {
			process
				.ifNothingKeepsItAlive("Set 'spring.main.keep-alive' to true: virtual threads and daemon threads keep "
						+ "no JVM alive. A job that is meant to end needs no -d.");
			process.readyUnlessEnding(facts(context.getEnvironment()), context::isClosed, this.given);
		}
	}

	private @Nullable AwaitedProcess process() {
		return (COUNTING.get() == this) ? AwaitedProcess.current().orElse(null) : null;
	}

	private static Map<Key, String> facts(Environment environment) {
		Map<Key, String> facts = new EnumMap<>(Key.class);
		WebAddress.of(environment).ifPresent((url) -> facts.put(Key.URL, url));
		facts.put(Key.PROFILES, StringUtils.arrayToCommaDelimitedString(environment.getActiveProfiles()));
		String version = environment.getProperty("spring.application.version");
		if (version != null) {
			facts.put(Key.VERSION, version);
		}
		return facts;
	}

}
