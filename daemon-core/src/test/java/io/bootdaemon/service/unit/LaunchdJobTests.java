package io.bootdaemon.service.unit;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;

import io.bootdaemon.LaunchException;
import io.bootdaemon.ProcessOptions;
import io.bootdaemon.RestartOptions;
import io.bootdaemon.RestartPolicy;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LaunchdJobTests {

	private final Facts facts = new Facts();

	@Test
	void isAPropertyListOfTheJob() throws Exception {
		this.facts.options.stopTimeout(Duration.ofMillis(1500)).umask(0027);
		assertThat(job()).containsEntry("Label", "app")
			.containsEntry("ProgramArguments", List.of("/usr/bin/java", "-Xmx512m", "-jar", "/srv/demo/app.jar"))
			.containsEntry("WorkingDirectory", "/srv/demo")
			.containsEntry("RunAtLoad", true)
			.containsEntry("KeepAlive", false)
			.containsEntry("ExitTimeOut", 2L)
			.containsEntry("Umask", 23L)
			.containsEntry("UserName", "app")
			.containsEntry("StandardOutPath", "/srv/demo/app.out")
			.containsEntry("StandardErrorPath", "/srv/demo/app.out")
			.doesNotContainKeys("GroupName", "Nice", "EnvironmentVariables", "HardResourceLimits", "ThrottleInterval");
	}

	@Test
	void restartsLimitsAndVariablesAreThoseOfTheDaemon() throws Exception {
		this.facts.options.restart(RestartOptions.of(RestartPolicy.ON_FAILURE))
			.process(new ProcessOptions(null, null, 5, null, 4096L, null))
			.environment(Map.of("A", "<&>", "TOKEN", "secret"));
		this.facts.withheld = Set.of("TOKEN");
		assertThat(job()).containsEntry("KeepAlive", Map.of("SuccessfulExit", false))
			.containsEntry("ThrottleInterval", 1L)
			.containsEntry("Nice", 5L)
			.containsEntry("HardResourceLimits", Map.of("NumberOfFiles", 4096L))
			.containsEntry("SoftResourceLimits", Map.of("NumberOfFiles", 4096L))
			.containsEntry("EnvironmentVariables", Map.of("A", "<&>"));
	}

	@Test
	void everyWordArrives() throws Exception {
		this.facts.arguments = new ArrayList<>(Facts.NASTY);
		this.facts.arguments.add("a\nb\rc\td");
		assertThat(job().get("ProgramArguments")).asInstanceOf(InstanceOfAssertFactories.list(String.class))
			.endsWith(this.facts.arguments.toArray(String[]::new));
	}

	@Test
	void nameWithHyphensEndsNoComment() throws Exception {
		Facts hyphens = new Facts("a--b---");
		assertThat(parse(hyphens.text(UnitFormat.LAUNCHD))).containsEntry("Label", "a--b");
	}

	@Test
	void characterThatXmlCantHaveIsRefused() {
		this.facts.arguments = List.of("a\u0001");
		assertThatExceptionOfType(LaunchException.class).isThrownBy(this::job)
			.withMessageStartingWith("'a?' can't stand in a file of launchd");
	}

	private Map<String, Object> job() throws Exception {
		return parse(this.facts.text(UnitFormat.LAUNCHD));
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> parse(String text) throws Exception {
		DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
		// The type is Apple's, and nothing is to be fetched
		builder.setEntityResolver((publicId, systemId) -> new InputSource(new StringReader("")));
		Document document = builder.parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
		return (Map<String, Object>) value(elements(document.getDocumentElement()).get(0));
	}

	private static Object value(Element element) {
		List<Element> elements = elements(element);
		return switch (element.getTagName()) {
			case "dict" -> {
				Map<String, Object> map = new LinkedHashMap<>();
				for (int i = 0; i < elements.size(); i += 2) {
					assertThat(elements.get(i).getTagName()).isEqualTo("key");
					map.put(elements.get(i).getTextContent(), value(elements.get(i + 1)));
				}
				yield map;
			}
			case "array" -> elements.stream().map(LaunchdJobTests::value).toList();
			case "integer" -> Long.valueOf(element.getTextContent());
			case "true", "false" -> Boolean.valueOf(element.getTagName());
			case "string" -> element.getTextContent();
			default -> throw new AssertionError(element.getTagName());
		};
	}

	private static List<Element> elements(Element parent) {
		List<Element> elements = new ArrayList<>();
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element element) {
				elements.add(element);
			}
		}
		return elements;
	}

}
