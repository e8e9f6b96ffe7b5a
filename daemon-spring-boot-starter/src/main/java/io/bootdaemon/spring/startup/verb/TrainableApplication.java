package io.bootdaemon.spring.startup.verb;

import java.io.IOException;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

import io.bootdaemon.ExitStatus;
import io.bootdaemon.LaunchException;
import io.bootdaemon.handoff.ClassArchive;
import io.bootdaemon.handoff.JvmOptions;
import io.bootdaemon.handoff.LaunchPlan;
import org.jspecify.annotations.Nullable;

/**
 * Whether an application can run from an extracted jar with a class archive: one of
 * Spring Boot's own executable jars, as its {@code jarmode=tools} extracts them.
 */
final class TrainableApplication {

	private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

	private static final String LIBRARIES = "BOOT-INF/lib/";

	/**
	 * The user's own archive, or the wish for none, beside which the JVM takes no other.
	 */
	private static final List<String> OWN_ARCHIVE = List.of("-Xshare", "-XX:SharedArchiveFile",
			"-XX:ArchiveClassesAtExit", "-XX:AOT");

	private TrainableApplication() {
	}

	/**
	 * The archive that it can have.
	 * @param plan what is started
	 * @return where a training makes it
	 * @throws LaunchException if it can have none, and why (69)
	 */
	static ClassArchive archive(LaunchPlan plan) throws LaunchException {
		if (plan.options().fastStart() == null) {
			throw new LaunchException(ExitStatus.UNAVAILABLE,
					"'daemon.fast-start' is false, so that no archive is used.",
					"Set it to true, or leave --train out.");
		}
		ClassArchive archive = ClassArchive.of(plan).orElse(null);
		String reason = (archive != null) ? reason(archive, plan) : "it is not started by -jar";
		if (archive == null || reason != null) {
			throw new LaunchException(ExitStatus.UNAVAILABLE,
					"This application can have no class archive: " + reason + ".", "Start it without one.");
		}
		return archive;
	}

	private static @Nullable String reason(ClassArchive archive, LaunchPlan plan) throws LaunchException {
		String option = JvmOptions.of(plan)
			.stream()
			.filter((text) -> OWN_ARCHIVE.stream().anyMatch(text::startsWith))
			.findFirst()
			.orElse(null);
		if (option != null) {
			return "its JVM is started with " + option;
		}
		try (JarFile jar = new JarFile(archive.jar().toFile())) {
			return reason(jar);
		}
		catch (IOException ex) {
			throw new LaunchException(ExitStatus.UNAVAILABLE,
					"'" + archive.jar() + "' can't be read: " + ex.getMessage() + ".",
					"Start it without a class archive.", ex);
		}
	}

	private static @Nullable String reason(JarFile jar) throws IOException {
		Attributes attributes = (jar.getManifest() != null) ? jar.getManifest().getMainAttributes() : new Attributes();
		if (!LAUNCHER.equals(attributes.getValue(Attributes.Name.MAIN_CLASS))) {
			return "its jar is not started by Spring Boot's JarLauncher";
		}
		if (attributes.getValue("Launcher-Agent-Class") != null) {
			return "its jar has a Launcher-Agent-Class";
		}
		if (has(jar, "spring-boot-devtools-")) {
			return "it has Spring Boot's devtools";
		}
		return has(jar, "spring-boot-jarmode-tools-") ? null : "spring-boot-jarmode-tools is not in its jar";
	}

	private static boolean has(JarFile jar, String library) {
		return jar.stream().anyMatch((entry) -> entry.getName().startsWith(LIBRARIES + library));
	}

}
