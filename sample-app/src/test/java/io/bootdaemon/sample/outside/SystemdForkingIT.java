package io.bootdaemon.sample.outside;

import java.time.Duration;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A service of systemd that is started with {@code -d}: Type=forking and PIDFile=, as
 * units for daemons(7) have it.
 */
@ExtendWith(PlaceExtension.class)
@TestMethodOrder(OrderAnnotation.class)
class SystemdForkingIT {

	private static final String UNIT = "forking.service";

	private static Systemd systemd;

	@BeforeAll
	static void start(Place place) {
		systemd = Systemd.in(place);
		systemd.add(UNIT, "[Service]", "Type=forking", "PIDFile=/run/forking/forking.pid", "RuntimeDirectory=forking",
				"WatchdogSec=6", "Restart=on-failure", "RestartSec=100ms", "SuccessExitStatus=143",
				"ExecStart=" + Systemd.java() + " -d --server.port=0 --daemon.name=forking"
						+ " --daemon.pid-file=/run/forking/forking.pid --daemon.log-file=/run/forking/forking.out");
		systemd.systemctl("start", UNIT).exits(0);
	}

	@Test
	@Order(1)
	void mainProcessIsTheDaemon() {
		assertThat(systemd.show(UNIT, "ActiveState")).isEqualTo("active");
		assertThat(systemd.sh("cat /run/forking/forking.pid").strip())
			.isEqualTo(Long.toString(systemd.mainProcess(UNIT)));
		assertThat(systemd.sh("cat /proc/" + systemd.mainProcess(UNIT) + "/comm")).isEqualTo("java\n");
	}

	@Test
	@Order(2)
	void startReturnsWhenItIsReady() {
		assertThat(systemd.sh("cat /run/forking/forking.pid.state")).contains("phase=ready\n");
	}

	@Test
	@Order(3)
	void watchdogIsContentLongerThanItsInterval() {
		long first = systemd.mainProcess(UNIT);
		await().during(Duration.ofSeconds(8)).untilAsserted(() -> {
			assertThat(systemd.mainProcess(UNIT)).isEqualTo(first);
			assertThat(systemd.show(UNIT, "NRestarts")).isEqualTo("0");
		});
	}

	@Test
	@Order(4)
	void restartThatWouldTakeItOutOfItsServiceIsRefused() {
		long first = systemd.mainProcess(UNIT);
		systemd.run("sh", "-c", Systemd.java()
				+ " --restart --daemon.name=forking --daemon.pid-file=/run/forking/forking.pid --daemon.log-file=/run/forking/forking.out")
			.exits(1)
			.says("the service 'forking.service'", "systemctl restart");
		assertThat(systemd.mainProcess(UNIT)).isEqualTo(first);
	}

	@Test
	@Order(5)
	void killedOneIsStartedAgain() {
		long first = systemd.mainProcess(UNIT);
		systemd.sh("kill -s KILL " + first);
		systemd.awaitProperty(UNIT, "NRestarts", "1");
		systemd.awaitProperty(UNIT, "SubState", "running");
		assertThat(systemd.mainProcess(UNIT)).isNotEqualTo(first);
		assertThat(systemd.sh("cat /run/forking/forking.pid").strip())
			.isEqualTo(Long.toString(systemd.mainProcess(UNIT)));
	}

	@Test
	@Order(6)
	void stopIsClean() {
		systemd.systemctl("stop", UNIT).exits(0);
		assertThat(systemd.show(UNIT, "Result")).isEqualTo("success");
		assertThat(systemd.show(UNIT, "ActiveState")).isEqualTo("inactive");
	}

}
