package io.bootdaemon.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@JvmDependent
class CommandLineTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", value = { "-Xmx1g -jar app.jar -d x | -Xmx1g | -jar app.jar | -d x",
			"com.x.Main | '' | com.x.Main | ''", "-cp a:b com.x.Main -cp c | -cp a:b | com.x.Main | -cp c",
			"-ea -m mod/cls -m | -ea | -m mod/cls | -m", "--module mod a | '' | --module mod | a",
			"-p mods --module=mod/cls @a | -p mods | --module=mod/cls | @a",
			"--add-modules a --class-path b --add-opens c/d=e --enable-native-access f X @y | --add-modules a --class-path b --add-opens c/d=e --enable-native-access f | X | @y",
			"--add-modules=a X | --add-modules=a | X | ''", "--source 17 App x -jar | --source 17 | App | x -jar",
			"-cp @@a -jar @@b.jar @@c | -cp @@a | -jar @@b.jar | @@c", "@ a | '' | @ | a",
			"--disable-@files -cp @a -jar @b @c | --disable-@files -cp @a | -jar @b | @c",
			"-server -javaagent:a=b -jar a.jar | -server -javaagent:a=b | -jar a.jar | ''" })
	void parseTellsPartsApartAndGivesThemBack(String line, String options, String main, String arguments) {
		CommandLine commandLine = parse(OptionsVariable.split(line));
		assertThat(commandLine.options()).isEqualTo(OptionsVariable.split(options));
		assertThat(commandLine.main()).isEqualTo(OptionsVariable.split(main));
		assertThat(commandLine.arguments()).isEqualTo(OptionsVariable.split(arguments));
		assertThat(commandLine.toArguments()).isEqualTo(OptionsVariable.split(line));
	}

	@Test
	void parseKeepsEmptyTokensAndBytes() {
		List<String> tokens = List.of("-cp", "", "-Da=\u00ff\n", "Main", "", "\u0080", " ", "");
		assertThat(parse(tokens).toArguments()).isEqualTo(tokens);
	}

	@Test
	void parseWhenJarStandsApartPutsItTogether() {
		assertThat(parse(List.of("-jar", "-Xmx1g", "app.jar", "-jar")))
			.isEqualTo(new CommandLine(List.of("-Xmx1g"), List.of("-jar", "app.jar"), List.of("-jar")));
	}

	@Test
	void parseWhenArgumentFileHoldsOptionsOnlyKeepsIt() throws Exception {
		write("secrets", "-Dpassword=1 -cp");
		write("empty", "# nothing");
		List<String> tokens = List.of("@secrets", "lib/*", "@empty", "-jar", "app.jar", "@secrets");
		CommandLine commandLine = parse(tokens);
		assertThat(commandLine.options()).containsExactly("@secrets", "lib/*", "@empty");
		assertThat(commandLine.toArguments()).isEqualTo(tokens);
		assertThat(commandLine.expandedOptions(this.directory)).containsExactly("-Dpassword=1", "-cp", "lib/*");
	}

	@Test
	void parseWhenArgumentFileHoldsMainExpandsIt() throws Exception {
		write("all", "-Da=b -cp @lib -jar 'my app.jar' -d @x");
		assertThat(parse(List.of("-ea", "@all", "@y"))).isEqualTo(new CommandLine(
				List.of("-ea", "-Da=b", "-cp", "@@lib"), List.of("-jar", "my app.jar"), List.of("-d", "@x", "@y")));
	}

	@Test
	void parseWhenArgumentFileHoldsTheJarOptionOnlyExpandsIt() throws Exception {
		write("half", "-Xmx1g -jar");
		assertThat(parse(List.of("@half", "app.jar", "x")))
			.isEqualTo(new CommandLine(List.of("-Xmx1g"), List.of("-jar", "app.jar"), List.of("x")));
	}

	@Test
	void parseWhenExpandedFileDisablesFilesEscapesUpToThere() throws Exception {
		write("file", "-cp @a --disable-@files -p @b @Main @c");
		CommandLine commandLine = parse(List.of("@file"));
		assertThat(commandLine.toArguments()).containsExactly("-cp", "@@a", "--disable-@files", "-p", "@b", "@Main",
				"@c");
		assertThat(parse(commandLine.toArguments())).isEqualTo(commandLine);
	}

	@Test
	void parseDoesNotExpandWithinArgumentFile() throws Exception {
		write("outer", "@inner a");
		assertThat(parse(List.of("@outer"))).isEqualTo(new CommandLine(List.of(), List.of("@@inner"), List.of("a")));
	}

	@Test
	void parseWhenShebangGivesOptionsAsOneTokenKeepsIt() {
		List<String> tokens = List.of("--source 17 -cp lib", "script", "a b");
		CommandLine commandLine = parse(tokens);
		assertThat(commandLine.toArguments()).isEqualTo(tokens);
		assertThat(commandLine.main()).containsExactly("script");
		assertThat(commandLine.expandedOptions(this.directory)).containsExactly("--source", "17", "-cp", "lib");
	}

	@Test
	void parseWhenNothingIsRunRefuses() {
		assertThatExceptionOfType(CommandLineException.class).isThrownBy(() -> parse(List.of("-Xmx1g", "-cp", "a")))
			.withMessage("The command line names neither a main class nor a jar or module.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-Xmx1g -Da=b", "-cp a", "--add-opens a/b=c -ea" })
	void areOptionsWhenNothingElseIsThere(String options) {
		assertThat(CommandLine.areOptions(OptionsVariable.split(options))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Main", "-Xmx1g x", "-cp", "-jar", "-jar a", "-m a", "-m", "--module=a", "@file" })
	void areOptionsWhenSomethingIsRunOrMissingIsFalse(String options) {
		assertThat(CommandLine.areOptions(OptionsVariable.split(options))).isFalse();
	}

	@Test
	void currentReadsThisJvm() {
		CommandLine commandLine = CommandLine.current();
		assertThat(commandLine.main()).isNotEmpty();
		assertThat(commandLine.toArguments()).containsAll(commandLine.main());
	}

	@Test
	void currentReadsJvmWhoseFilesAndBytesAreStrange() throws Exception {
		Path options = write("options", "-Dsecret=1\n-cp '" + Java.classes() + "'\n");
		String main = PrintsItsCommandLine.class.getName();
		Path rest = this.directory.resolve("rest");
		Files.write(rest, ByteString.toBytes("-Da=\u00fc -ea " + main + " '' \u00ff\u00c3\u00a9? 'a b' @x -d "));
		List<String> lines = Java.run("@" + options, "@" + rest, "@rest", "", "x".repeat(5000));
		assertThat(lines).startsWith(PrintsItsCommandLine.line(List.of("@" + options, "-Da=\u00fc", "-ea")),
				PrintsItsCommandLine.line(List.of(main)), PrintsItsCommandLine
					.line(List.of("", "\u00ff\u00c3\u00a9?", "a b", "@x", "-d", "@rest", "", "x".repeat(5000))));
	}

	private CommandLine parse(List<String> tokens) {
		return CommandLine.parse(tokens, this.directory);
	}

	private Path write(String name, String content) throws Exception {
		return Files.writeString(this.directory.resolve(name), content);
	}

}
