package io.bootdaemon.commandline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@JvmDependent
class RelocationTests {

	private static final Path TO = Path.of("/");

	@TempDir
	Path temporary;

	Path from;

	@BeforeEach
	void createFrom() throws Exception {
		this.from = Files.createDirectory(this.temporary.resolve("from"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "-jar app.jar | -jar F/app.jar", "-jar ./app.jar x | -jar F/app.jar x",
			"-jar ../a.jar | -jar F/../a.jar", "-jar /a.jar | -jar /a.jar",
			"-cp a:/b::lib/*:. Main | -cp F/a:/b:F:F/lib/*:F Main", "--class-path=* Main | --class-path=F/* Main",
			"-Djava.class.path=a: Main | -Djava.class.path=F/a:F Main",
			"-cp a::b -p x:y: -m m/c | -cp F/a::F/b -p F/x:F/y: -m m/c",
			"--module-path=x --upgrade-module-path y --patch-module m=p:q --module=m | --module-path=F/x --upgrade-module-path F/y --patch-module m=F/p:F/q --module=m",
			"--patch-module=m=p --module=m | --patch-module=m=F/p --module=m",
			"-javaagent:a.jar -javaagent:b.jar=c=d/e -agentpath:x.so=y -jar /a | -javaagent:F/a.jar -javaagent:F/b.jar=c=d/e -agentpath:F/x.so=y -jar /a",
			"-Xbootclasspath/a:a:b -jar /a | -Xbootclasspath/a:F/a:F/b -jar /a",
			"-XX:SharedArchiveFile=a.jsa:b.jsa -XX:Flags=f -XX:VMOptionsFile=v -XX:AOTCache=c -jar /a | -XX:SharedArchiveFile=F/a.jsa:F/b.jsa -XX:Flags=F/f -XX:VMOptionsFile=F/v -XX:AOTCache=F/c -jar /a",
			"-Djava.library.path=lib: -splash:s.png -jar /a | -Djava.library.path=F/lib:F -splash:F/s.png -jar /a",
			"-Dloader.path=lib,/x,jar:file:y -Dloader.config.location=file:l.properties -jar /a | -Dloader.path=F/lib,/x,jar:file:y -Dloader.config.location=file:F/l.properties -jar /a",
			"-Dloader.home=h -Dloader.path=lib -jar /a | -Dloader.home=F/h -Dloader.path=lib -jar /a",
			"-Xlog:gc:file=gc.log -XX:HeapDumpPath=h -jar /a | -Xlog:gc:file=gc.log -XX:HeapDumpPath=h -jar /a",
			"-Dspring.config.import=optional:file:./x.yml -jar /a --spring.config.location=c/ | -Dspring.config.import=optional:file:F/x.yml -jar /a --spring.config.location=F/c/",
			"-jar /a --spring.config.additionalLocation=c/ -- --spring.config.import=d | -jar /a --spring.config.additionalLocation=F/c/ -- --spring.config.import=d",
			"-cp @@a -jar @@b.jar | -cp F/@a -jar F/@b.jar", "--source 17 -cp . App x | --source 17 -cp F F/App x",
			"Main x | -cp F Main x" })
	void ofMakesWhatIsReadAbsolute(String line, String expected) {
		Relocation relocation = relocate(line);
		assertThat(relocation.commandLine().toArguments())
			.isEqualTo(OptionsVariable.split(expected.replaceAll("F(?=[/: ]|$)", this.from.toString())));
		assertThat(relocation.warnings()).isEmpty();
	}

	@Test
	void ofWhenDirectoryIsTheSameChangesNothing() throws Exception {
		Files.createFile(this.from.resolve("input.csv"));
		Path link = Files.createSymbolicLink(this.temporary.resolve("link"), this.from);
		CommandLine commandLine = CommandLine.parse(List.of("-cp", "a", "Main", "input.csv"), this.from);
		for (Path same : List.of(this.from, link)) {
			Relocation relocation = Relocation.of(commandLine, this.from, same);
			assertThat(relocation.commandLine()).isSameAs(commandLine);
			assertThat(relocation.warnings()).isEmpty();
		}
	}

	@Test
	void ofWhenEmptyClassPathIsGivenTakesDirectory() {
		CommandLine commandLine = CommandLine.parse(List.of("-cp", "", "Main"), this.from);
		assertThat(relocate(commandLine, Map.of()).commandLine().options()).containsExactly("-cp",
				this.from.toString());
	}

	@Test
	void ofWhenSourceFileIsRunMakesItAbsolute() throws Exception {
		Files.createFile(this.from.resolve("App.java"));
		assertThat(relocate("App.java x.java").commandLine().toArguments()).containsExactly("-cp", this.from.toString(),
				this.from + "/App.java", "x.java");
	}

	@Test
	void ofWhenNameHasStrangeBytesKeepsThem() throws Exception {
		Path strange = Files.createDirectory(ByteString.toPath("\u00ff %41", this.from));
		CommandLine commandLine = CommandLine.parse(List.of("-jar", "\u00fe.jar"), strange);
		assertThat(Relocation.of(commandLine, strange, TO, Map.of()).commandLine().main()).containsExactly("-jar",
				this.from + "/\u00ff %41/\u00fe.jar");
	}

	@Test
	void ofWhenArgumentFileHoldsNothingRelativeKeepsIt() throws Exception {
		Files.writeString(this.from.resolve("opts"), "-Dpassword=x -cp");
		assertThat(relocate("@opts /a Main").commandLine().toArguments()).containsExactly("@" + this.from + "/opts",
				"/a", "Main");
		assertThat(relocate("@opts a Main").commandLine().toArguments()).containsExactly("@" + this.from + "/opts",
				this.from + "/a", "Main");
	}

	@Test
	void ofWhenArgumentFileHoldsRelativePathExpandsItAndWarns() throws Exception {
		Files.writeString(this.from.resolve("opts"), "-Da=b --add-modules @m -cp a");
		Relocation relocation = relocate("@opts Main");
		assertThat(relocation.commandLine().toArguments()).containsExactly("-Da=b", "--add-modules", "@@m", "-cp",
				this.from + "/a", "Main");
		assertThat(relocation.warnings()).containsExactly("'@opts' holds relative paths, so its options are put on the"
				+ " daemon's own command line: write them as absolute paths to keep them in the file");
	}

	@Test
	void ofWhenEnvironmentNamesClassPathLeavesIt() {
		CommandLine commandLine = CommandLine.parse(List.of("Main"), this.from);
		Relocation relocation = relocate(commandLine, Map.of("CLASSPATH", "/a"));
		assertThat(relocation.commandLine()).isEqualTo(commandLine);
		assertThat(relocation.warnings()).isEmpty();
		assertThat(relocate(commandLine, Map.of("CLASSPATH", "/a:b")).warnings())
			.containsExactly("The environment variable CLASSPATH has a relative path in it, but the daemon works in /:"
					+ " write it as an absolute path");
	}

	@Test
	void ofWhenEnvironmentHasOptionsWithRelativePathWarns() {
		CommandLine commandLine = CommandLine.parse(List.of("Main"), this.from);
		Relocation relocation = relocate(commandLine,
				Map.of("JDK_JAVA_OPTIONS", "-cp 'a b'", "JAVA_TOOL_OPTIONS", "-Xmx1g -javaagent:/a"));
		assertThat(relocation.commandLine()).isEqualTo(commandLine);
		assertThat(relocation.warnings()).singleElement().asString().contains("JDK_JAVA_OPTIONS");
	}

	@Test
	void ofWhenDirectoryCanNotStandInClassPathWarns() throws Exception {
		Path colon = Files.createDirectory(this.temporary.resolve("a:b"));
		CommandLine commandLine = CommandLine.parse(List.of("-jar", "app.jar"), colon);
		Relocation relocation = Relocation.of(commandLine, colon, TO, Map.of());
		assertThat(relocation.commandLine()).isEqualTo(commandLine);
		assertThat(relocation.warnings())
			.containsExactly("'app.jar' can't be made absolute, as '" + colon + "' has a ':' in its name");
	}

	@ParameterizedTest
	@ValueSource(strings = { "-jar /a input.csv", "-jar /a --in=input.csv", "-Din=input.csv -jar /a",
			"-jar /a -- input.csv" })
	void ofWhenArgumentNamesFileWarns(String line) throws Exception {
		Files.createFile(this.from.resolve("input.csv"));
		assertThat(relocate(line).warnings()).containsExactly("'input.csv' names a file in " + this.from
				+ ", but the daemon works in /: write it as an absolute path");
	}

	@Test
	void ofWhenArgumentOnlyLooksLikePathDoesNotWarn() throws Exception {
		Files.createDirectories(this.from.resolve("prod/sub"));
		assertThat(relocate("-Da=prod -jar /a prod . .. ./ a/b --x=/etc --y= http://x/y").warnings()).isEmpty();
		assertThat(relocate("-jar /a --logging.config=file:prod/sub").warnings()).singleElement()
			.asString()
			.startsWith("'file:prod/sub' names a directory in");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "a.yml | F/a.yml", "./conf/ | F/conf/", "../c/ | F/../c/",
			"file:a.yml | file:F/a.yml", "file:./conf/ | file:F/conf/", "optional:file:./a.yml | optional:file:F/a.yml",
			"optional:a;file:b,/c | optional:F/a;file:F/b,/c", "a, b | F/a, F/b",
			"configtree:conf/*/ | configtree:F/conf/*/", "optional:configtree:./c/ | optional:configtree:F/c/",
			"file:my[.yaml] | file:F/my[.yaml]", "resource:a.yml | resource:F/a.yml", "./ | F/", "file:/a | file:/a",
			"file:///a/ | file:///a/", "classpath:a | classpath:a", "optional:classpath*:a | optional:classpath*:a",
			"http://a/b | http://a/b", "configserver: | configserver:", "vault://x | vault://x", "${x}/a | ${x}/a",
			"file:${x} | file:${x}", "config-$1\\ | F/config-$1\\" })
	void absoluteLocationsKeepsPrefixes(String value, String expected) {
		assertThat(Relocation.absoluteLocations(value, this.from))
			.isEqualTo(expected.replaceAll("F(?=/)", this.from.toString()));
	}

	@Test
	void absoluteLocationsWhenDirectoryHasSpecialCharactersEncodesThemForUrl() {
		Path directory = Path.of("/50%,a");
		assertThat(Relocation.absoluteLocations("a;file:b", directory)).isEqualTo("/50%25%2Ca/a;file:/50%25%2Ca/b");
		assertThat(Relocation.absoluteLocations("configtree:a/", Path.of("/50%"))).isEqualTo("configtree:/50%/a/");
		assertThat(Relocation.absoluteLocations("", directory)).isEmpty();
	}

	private Relocation relocate(String line) {
		return relocate(CommandLine.parse(OptionsVariable.split(line), this.from), Map.of());
	}

	private Relocation relocate(CommandLine commandLine, Map<String, String> environment) {
		return Relocation.of(commandLine, this.from, TO, environment);
	}

}
