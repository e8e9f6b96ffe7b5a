package io.bootdaemon.spring.startup;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.commandline.ByteString;
import io.bootdaemon.commandline.CommandLine;
import io.bootdaemon.commandline.CommandLineException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.env.Environment;

/**
 * Whether this process is the application's own. Only then may another program replace
 * it: never a test's JVM, a servlet container, an IDE's runner or AOT processing,
 * whatever arguments the application gets there.
 */
final class OwnProcess {

	private static final String BOOT_LAUNCHER = "org.springframework.boot.loader.";

	private OwnProcess() {
	}

	/**
	 * Whether this process runs the application at all: neither to process it ahead of
	 * time, nor to train a class data archive.
	 */
	static boolean isRun(Environment environment) {
		return !environment.getProperty(AbstractAotProcessor.AOT_PROCESSING, Boolean.class, false)
				&& !DefaultLifecycleProcessor.ON_REFRESH_VALUE
					.equalsIgnoreCase(environment.getProperty(DefaultLifecycleProcessor.EXIT_PROPERTY_NAME));
	}

	/**
	 * Whether this process was started to run this application with these arguments.
	 */
	static boolean runs(SpringApplication application, List<String> arguments) {
		try {
			CommandLine commandLine = CommandLine.current();
			return commandLine.arguments().stream().map(ByteString::toText).toList().equals(arguments)
					&& isMain(commandLine.main(), application.getMainApplicationClass());
		}
		catch (CommandLineException ex) {
			// A process with an unreadable command line is left alone
			return false;
		}
	}

	/**
	 * Whether these are the arguments that were typed.
	 */
	static boolean isGiven(List<String> arguments) {
		try {
			return CommandLine.current().arguments().stream().map(ByteString::toText).toList().equals(arguments);
		}
		catch (CommandLineException ex) {
			// Without the typed command, any application may have been given the flag
			return true;
		}
	}

	private static boolean isMain(List<String> main, @Nullable Class<?> mainClass) {
		if (mainClass == null) {
			return false;
		}
		String last = ByteString.toText(main.get(main.size() - 1));
		if (main.get(0).equals("-jar")) {
			File source = new ApplicationHome(mainClass).getSource();
			return source != null && isSame(source.toPath(), Path.of(last));
		}
		return last.equals(mainClass.getName()) || last.endsWith("/" + mainClass.getName())
				|| last.startsWith(BOOT_LAUNCHER);
	}

	private static boolean isSame(Path one, Path other) {
		try {
			return Files.isSameFile(one, other);
		}
		catch (IOException ex) {
			// It has just been replaced
			return false;
		}
	}

}
