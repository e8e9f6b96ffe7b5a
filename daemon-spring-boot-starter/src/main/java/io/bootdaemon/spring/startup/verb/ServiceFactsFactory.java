package io.bootdaemon.spring.startup.verb;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.bootdaemon.DaemonOptions;
import io.bootdaemon.LaunchException;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.RestartPolicy;
import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.JavaExecutable;
import io.bootdaemon.handoff.ClassArchive;
import io.bootdaemon.handoff.LaunchPlan;
import io.bootdaemon.posix.KernelLoader;
import io.bootdaemon.posix.KernelUnavailableException;
import io.bootdaemon.posix.UserDatabase;
import io.bootdaemon.process.ProcessStatus;
import io.bootdaemon.service.unit.Secrets;
import io.bootdaemon.service.unit.ServiceCommand;
import io.bootdaemon.service.unit.ServiceFacts;
import io.bootdaemon.service.unit.UnitFormat;
import io.bootdaemon.spring.Background;
import io.bootdaemon.spring.properties.BoundProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LogFile;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Collects the facts about an application for a service manager's file: from its
 * environment, the typed command and the user.
 */
final class ServiceFactsFactory {

	private static final Duration WATCHDOG_INTERVAL = Duration.ofSeconds(30);

	private ServiceFactsFactory() {
	}

	/**
	 * The facts of an application.
	 * @param format for whom they are
	 * @param plan how its daemon would be started
	 * @param application the application
	 * @param environment its environment
	 * @param properties its {@code daemon.*} properties
	 * @return the facts
	 * @throws LaunchException if something isn't valid
	 */
	public static ServiceFacts create(UnitFormat format, LaunchPlan plan, SpringApplication application,
			ConfigurableEnvironment environment, BoundProperties properties) throws LaunchException {
		DaemonOptions options = plan.options();
		ServiceCommand command = ServiceCommand.of(JavaExecutable.asTyped(), plan.commandLine(), options.jvmOptions(),
				options.workDirectory());
		// Its caller waits for this very process, unless it becomes a daemon
		boolean stays = properties.background() == Background.ALWAYS && !format.isOfDaemon();
		String user = user(options);
		Path archive = archive(format, plan, user);
		return new ServiceFacts(options, stays ? command.withArgument("--foreground") : command, user,
				group(options, user), Secrets.among(options.environment(), properties.variablesFromElsewhere()),
				ListeningServer.of(application, environment), writable(environment, options, archive),
				restart(options, properties), watchdogInterval(options, properties), archive);
	}

	/** Not set, a daemon has no supervisor; who starts a service is one. */
	private static RestartOptions restart(DaemonOptions options, BoundProperties properties) {
		return properties.isSet("restart.policy") ? options.restart()
				: options.restart().withPolicy(RestartPolicy.ON_FAILURE);
	}

	/**
	 * Not set, a daemon doesn't look at itself; who starts a service looks from outside.
	 */
	private static Duration watchdogInterval(DaemonOptions options, BoundProperties properties) {
		return properties.isSet("watchdog.interval") ? options.watchdogInterval() : WATCHDOG_INTERVAL;
	}

	/** As whom a daemon would run; null for root. */
	private static @Nullable String user(DaemonOptions options) {
		String configured = options.process().user();
		if (configured != null) {
			return configured.matches("root|0+") ? null : configured;
		}
		ProcessStatus status = ProcessStatus.current();
		if (status.isRoots()) {
			return null;
		}
		// A user without an account has only a number
		String name = System.getProperty("user.name", "");
		return name.matches("\\??") ? String.valueOf(status.user().orElseThrow()) : name;
	}

	/** Of a user that this machine doesn't know, it is not known either. */
	private static @Nullable String group(DaemonOptions options, @Nullable String user) {
		String configured = options.process().group();
		if (configured != null || user == null) {
			return configured;
		}
		try {
			UserDatabase users = KernelLoader.loadUserDatabase();
			return users.getpwnam(ByteString.of(user))
				.flatMap((account) -> users.getgrgid(account.gid()))
				.map(ByteString::toText)
				.orElse(null);
		}
		catch (KernelUnavailableException ex) {
			// A unit file without a group means that of the user
			return null;
		}
	}

	/**
	 * Only systemd tells a start that has become ready from one that has failed, perhaps
	 * because of its archive.
	 */
	private static @Nullable Path archive(UnitFormat format, LaunchPlan plan, @Nullable String user) {
		ClassArchive archive = ClassArchive.of(plan).orElse(null);
		boolean systemd = format == UnitFormat.SYSTEMD || format == UnitFormat.SYSTEMD_USER;
		if (!systemd || archive == null || !Files.exists(archive.note())) {
			return null;
		}
		OptionalLong owner = number(user);
		return (owner.isPresent() && archive.isUsableBy(owner.getAsLong())) ? archive.note() : null;
	}

	/** Of a user; empty if this machine doesn't know it. */
	private static OptionalLong number(@Nullable String user) {
		if (user == null || user.matches("[0-9]{1,9}")) {
			return OptionalLong.of((user != null) ? Long.parseLong(user) : 0);
		}
		try {
			return KernelLoader.loadUserDatabase()
				.getpwnam(ByteString.of(user))
				.map((account) -> OptionalLong.of(account.uid()))
				.orElse(OptionalLong.empty());
		}
		catch (KernelUnavailableException ex) {
			// Then the service starts from the jar
			return OptionalLong.empty();
		}
	}

	/** Where the application's own logging writes, and service.sh keeps its mark. */
	private static List<Path> writable(ConfigurableEnvironment environment, DaemonOptions options,
			@Nullable Path archive) {
		LogFile logFile = LogFile.get(environment);
		Path log = (logFile != null) ? options.workDirectory().resolve(logFile.toString()).normalize() : null;
		return Stream.of(log, archive)
			.filter((file) -> file != null && file.getParent() != null)
			.map(Path::getParent)
			.toList();
	}

}
