package io.bootdaemon.spring.autoconfigure;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;

import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.commandline.CommandLineException;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * Whether this process is the application's own. A test, a servlet container and the like
 * run the application in a process of theirs.
 */
final class ProcessOwner {

	private ProcessOwner() {
	}

	/**
	 * Whether it is the application's: what was typed runs its jar, or a class that comes
	 * from where its configuration comes from.
	 */
	static boolean is(ApplicationContext context) {
		try {
			List<String> main = CommandLine.current().main();
			String last = ByteString.toText(main.get(main.size() - 1));
			return context.getBeansWithAnnotation(SpringBootConfiguration.class)
				.values()
				.stream()
				.map((bean) -> ClassUtils.getUserClass(AopUtils.getTargetClass(bean)))
				.anyMatch((type) -> main.get(0).equals("-jar") ? isFrom(type, Path.of(last))
						: isBesides(type, last.substring(last.lastIndexOf('/') + 1)));
		}
		catch (CommandLineException ex) {
			// A process with an unreadable command line is left alone
			return false;
		}
	}

	private static boolean isFrom(Class<?> type, Path jar) {
		try {
			return Files.isSameFile(new ApplicationHome(type).getSource().toPath(), jar);
		}
		catch (IOException | NullPointerException ex) {
			// It was loaded from no file, or from one that was removed
			return false;
		}
	}

	private static boolean isBesides(Class<?> type, String main) {
		try {
			Class<?> mainClass = ClassUtils.forName(main, type.getClassLoader());
			return main.startsWith("org.springframework.boot.loader.") || isSame(source(type), source(mainClass));
		}
		catch (ClassNotFoundException ex) {
			// That of a container, whose classes an application doesn't see
			return false;
		}
	}

	private static boolean isSame(@Nullable Path one, @Nullable Path other) {
		return one != null && one.equals(other);
	}

	private static @Nullable Path source(Class<?> type) {
		CodeSource source = type.getProtectionDomain().getCodeSource();
		try {
			return (source != null && source.getLocation() != null) ? Path.of(source.getLocation().toURI()) : null;
		}
		catch (URISyntaxException | RuntimeException ex) {
			// It was loaded from no file
			return null;
		}
	}

}
