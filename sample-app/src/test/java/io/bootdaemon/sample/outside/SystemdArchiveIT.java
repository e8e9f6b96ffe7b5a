package io.bootdaemon.sample.outside;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A service that {@code --install-unit} writes after a training starts from the class
 * archive, with its sandbox, and as another user.
 */
@ExtendWith(PlaceExtension.class)
@TestMethodOrder(OrderAnnotation.class)
class SystemdArchiveIT {

	private static final String UNIT = "trained.service";

	private static final String CACHE = "/srv/trained/trained.cache";

	private static Systemd systemd;

	@BeforeAll
	static void train(Place place) {
		systemd = Systemd.in(place);
		systemd.add(UNIT);
		systemd.sh("rm -rf /srv/trained " + "/etc/systemd/system/" + UNIT
				+ " && mkdir /srv/trained && chown daemon /srv/trained && cp " + Systemd.JAR + " /srv/trained/app.jar");
		type("--train").exits(0).says("the class archive is " + CACHE);
		type("--install-unit").exits(0);
		systemd.systemctl("daemon-reload").exits(0);
	}

	@Test
	@Order(1)
	void serviceStartsFromIt() {
		systemd.systemctl("start", UNIT).exits(0);
		assertThat(options()).contains("-Dbootdaemon.class-archive=used")
			.anyMatch((option) -> option.matches("-XX:(SharedArchiveFile|AOTCache)=" + CACHE + "/.*"));
		assertThat(systemd.show(UNIT, "StatusText")).startsWith("Ready: http");
		assertThat(systemd.sh("ls " + CACHE)).doesNotContain(".started");
	}

	@Test
	@Order(2)
	void crashIsFollowedByAStartFromIt() {
		long first = systemd.mainProcess(UNIT);
		systemd.sh("kill -s KILL " + first);
		await().until(() -> systemd.show(UNIT, "NRestarts").equals("1"));
		systemd.awaitProperty(UNIT, "ActiveState", "active");
		assertThat(options()).contains("-Dbootdaemon.class-archive=used");
	}

	/** As if it had been cut at the training: neither its size nor its time tells. */
	@Test
	@Order(3)
	void archiveThatKillsItsJvmIsNotUsedTwice() {
		systemd.systemctl("stop", UNIT).exits(0);
		systemd
			.sh("""
					cd %s && note=$(ls | grep -xE '[0-9a-f]{16}') && application=$(head -n 1 "$note") && cd "$application" &&
					truncate -s 4096 classes.* && java=$(sed -n 2p "../$note") && {
						echo "$application"
						stat -L -c '%%n %%i %%s %%Z %%u' -- "${java%% * * * *}" /srv/trained/app.jar ./classes.* ./*.jar ./lib/*.jar
					} >../new && cat ../new >"../$note" && rm ../new
					"""
				.formatted(CACHE));
		systemd.systemctl("start", UNIT);
		systemd.awaitProperty(UNIT, "ActiveState", "active");
		assertThat(options()).contains("-Dbootdaemon.class-archive=the last start with it has not become ready");
		assertThat(systemd.show(UNIT, "StatusText")).startsWith("Ready: http");
	}

	private static List<String> options() {
		return systemd.sh("tr '\\0' '\\n' </proc/" + systemd.mainProcess(UNIT) + "/cmdline").lines().toList();
	}

	private static Outcome type(String verb) {
		List<String> words = new ArrayList<>(List.of("sh", "-c", "cd /srv/trained && exec \"$@\"", "sh",
				JavaCommand.JAVA.toString(), "-XX:+UseSerialGC", "-Xmx256m", "-jar", "./app.jar", verb,
				"--daemon.name=trained", "--daemon.user=daemon", "--daemon.restart.policy=on-failure",
				"--daemon.restart.delay=100ms", "--server.port=0"));
		return systemd.run(words.toArray(String[]::new));
	}

}
