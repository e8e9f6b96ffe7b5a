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
 * What {@code --install-unit} writes, in a real systemd, with its sandbox.
 */
@ExtendWith(PlaceExtension.class)
@TestMethodOrder(OrderAnnotation.class)
class InstalledUnitIT {

	private static final String UNIT = "installed.service";

	private static final String FILE = "/etc/systemd/system/" + UNIT;

	private static Systemd systemd;

	@BeforeAll
	static void prepare(Place place) {
		systemd = Systemd.in(place);
		systemd.add(UNIT, "[Service]", "ExecStart=/bin/true");
		systemd.sh("mkdir -p /srv/installed && chown daemon /srv/installed");
	}

	@Test
	@Order(1)
	void fileThatIsNotOursStays() {
		install().exits(73).says("'" + FILE + "' can't be written: it is there already and is no systemd file of ours");
		assertThat(systemd.sh("cat " + FILE)).isEqualTo("[Service]\nExecStart=/bin/true\n");
		systemd.sh("rm " + FILE);
	}

	@Test
	@Order(2)
	void fileIsWrittenAndWrittenAnewAndTheNextTwoCommandsAreToldAndNotRun() {
		for (int i = 0; i < 2; i++) {
			assertThat(install().exits(0).out()).isEqualTo("installed: systemd file written: " + FILE
					+ "\nNext:\n  systemctl daemon-reload\n  systemctl enable --now " + UNIT + "\n");
		}
		assertThat(systemd.sh("stat -c %a " + FILE)).isEqualTo("644\n");
		assertThat(systemd.show(UNIT, "UnitFileState")).isEqualTo("disabled");
		assertThat(systemd.show(UNIT, "SubState")).isEqualTo("dead");
	}

	@Test
	@Order(3)
	void serviceHasStartedWhenItIsReady() {
		systemd.systemctl("daemon-reload").exits(0);
		systemd.systemctl("start", UNIT).exits(0);
		assertThat(systemd.show(UNIT, "ActiveState")).isEqualTo("active");
		assertThat(systemd.show(UNIT, "StatusText")).contains("http://localhost:");
	}

	@Test
	@Order(4)
	void processHasWhatWasTypedAndConfigured() {
		List<String> words = new ArrayList<>(words());
		words.remove("--install-unit");
		assertThat(process("cat cmdline")).isEqualTo(String.join("\0", words) + "\0");
		assertThat(process("tr '\\0' '\\n' <environ")).contains("GREETING=100% of $HOME\n",
				"STATE_DIRECTORY=/var/lib/installed\n");
		assertThat(process("cat status")).contains("Uid:\t1\t1\t1\t1\n", "Umask:\t0027\n");
		assertThat(process("readlink cwd")).isEqualTo("/srv/installed\n");
	}

	@Test
	@Order(5)
	void processIsInItsSandbox() {
		assertThat(process("cat status")).contains("NoNewPrivs:\t1\n", "Seccomp:\t2\n", "CapBnd:\t0000000000000000\n");
		assertThat(process("grep -c ' / ro' mountinfo").strip()).isNotEqualTo("0");
	}

	@Test
	@Order(6)
	void killedOneIsStartedAgain() {
		systemd.sh("kill -s KILL " + systemd.mainProcess(UNIT));
		await().until(
				() -> systemd.show(UNIT, "NRestarts").equals("1") && systemd.show(UNIT, "SubState").equals("running"));
	}

	@Test
	@Order(7)
	void stopIsClean() {
		systemd.systemctl("stop", UNIT).exits(0);
		assertThat(systemd.show(UNIT, "Result")).isEqualTo("success");
	}

	private static Outcome install() {
		List<String> command = new ArrayList<>(
				List.of("sh", "-c", "umask 077; cd /srv/installed && exec \"$@\"", "sh"));
		command.addAll(words());
		return systemd.run(command.toArray(String[]::new));
	}

	private static List<String> words() {
		List<String> words = new ArrayList<>(
				List.of(JavaCommand.JAVA.toString(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-jar",
						Systemd.JAR.toString(), "--install-unit", "--daemon.name=installed", "--daemon.user=daemon",
						"--daemon.restart.policy=on-failure", "--daemon.restart.delay=100ms", "--server.port=0",
						"--daemon.environment.GREETING=100% of $HOME", "--spring.main.lazy-initialization=true"));
		words.addAll(UnitFilesIT.NASTY);
		return words;
	}

	/** What a command prints that is typed in the directory of the process in /proc. */
	private static String process(String command) {
		return systemd.sh("cd /proc/" + systemd.mainProcess(UNIT) + " && " + command);
	}

}
