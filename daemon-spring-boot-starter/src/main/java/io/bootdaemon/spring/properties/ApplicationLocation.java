package io.bootdaemon.spring.properties;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import io.bootdaemon.handoff.ClassArchive;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.system.ApplicationHome;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Name, version and directory of the application, by which the defaults of {@code
 * daemon.*} are made.
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
		Path jar = jar(mainClass);
		String name = environment.getProperty("spring.application.name", "");
		if (!StringUtils.hasText(name)) {
			name = (jar != null) ? StringUtils.delete(jar.getFileName().toString(), JAR) : "application";
		}
		return new ApplicationLocation(name, environment.getProperty("spring.application.version"),
				(jar != null) ? jar.getParent() : current, current);
	}

	/**
	 * The jar by the path that was typed. Behind a link to a release, the next release is
	 * found in the same place and has the same name.
	 */
	private static @Nullable Path jar(@Nullable Class<?> mainClass) {
		File source = (mainClass != null) ? new ApplicationHome(mainClass).getSource() : null;
		if (source == null || !source.isFile()) {
			return null;
		}
		String original = System.getProperty(ClassArchive.JAR_PROPERTY);
		if (original != null) {
			return Path.of(original);
		}
		try {
			Path typed = Path.of(System.getProperty("java.class.path")).toAbsolutePath().normalize();
			if (Files.isSameFile(typed, source.toPath())) {
				return typed;
			}
		}
		catch (IOException | InvalidPathException ex) {
			// A class path of several entries, or of letters that the locale lacks
			return source.toPath().toAbsolutePath();
		}
		return source.toPath().toAbsolutePath();
	}

}
