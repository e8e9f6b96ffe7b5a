package io.bootdaemon.spring.properties;

import java.io.File;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.system.ApplicationHome;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * What an application is before its {@code daemon.*} properties say anything.
 *
 * @param name its name, or its jar's
 * @param version its version, if it has one
 * @param directory where its files belong: beside its jar, so that they are found from
 * anywhere
 * @param currentDirectory where it was typed
 */
public record ApplicationLocation(String name, @Nullable String version, Path directory, Path currentDirectory) {

	private static final String JAR = ".jar";

	/**
	 * Finds out.
	 * @param environment the application's environment
	 * @param mainClass its main class, if that is known
	 * @return what it is
	 */
	public static ApplicationLocation of(Environment environment, @Nullable Class<?> mainClass) {
		Path current = Path.of("").toAbsolutePath();
		File source = (mainClass != null) ? new ApplicationHome(mainClass).getSource() : null;
		boolean jar = source != null && source.isFile();
		String name = environment.getProperty("spring.application.name", "");
		if (!StringUtils.hasText(name)) {
			name = jar ? StringUtils.delete(source.getName(), JAR) : "application";
		}
		return new ApplicationLocation(name, environment.getProperty("spring.application.version"),
				jar ? source.getAbsoluteFile().toPath().getParent() : current, current);
	}

}
