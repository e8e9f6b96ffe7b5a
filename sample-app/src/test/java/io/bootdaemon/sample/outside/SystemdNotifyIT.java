package io.bootdaemon.sample.outside;

import java.time.Duration;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The life of a service of Type=notify, NotifyAccess=main, without {@code -d}: what
 * systemd knows of it is what it has said itself.
 */
@ExtendWith(PlaceExtension.class)
@TestMethodOrder(OrderAnnotation.class)
class SystemdNotifyIT {

	private static final String UNIT = "notify.service";

	/** Of the watchdog and of the start: long enough for a busy machine. */
	private static final Duration LIMIT = Duration.ofSeconds(30);

	private static Systemd systemd;

	@BeforeAll
	static void start(Place place) {
		systemd = Systemd.in(place);
		systemd.addNotifying("notify", systemd.javaWith(HoldsWhenReady.class), "WatchdogSec=" + LIMIT.toSeconds(),
				"TimeoutStartSec=" + LIMIT.toSeconds(), "Restart=on-failure");
		systemd.systemctl("start", "--no-block", UNIT).exits(0);
	}

	@Test
	@Order(1)
	@JvmDependent
	void startWaitsUntilItIsReadyAndIsToldHowFarItIs() {
		await().until(() -> systemd.run("test", "-e", "/run/notify/held").exitCode() == 0);
		assertThat(systemd.show(UNIT, "ActiveState")).isEqualTo("activating");
		await().untilAsserted(() -> assertThat(systemd.show(UNIT, "StatusText")).isEqualTo("Starting: runners"));
	}

	@Test
	@Order(2)
	void startThatMakesProgressMayTakeLongerThanSystemdWouldWait() {
		await().during(LIMIT)
			.untilAsserted(() -> assertThat(systemd.show(UNIT, "ActiveState")).isEqualTo("activating"));
		systemd.sh("touch /run/notify/released");
		systemd.awaitProperty(UNIT, "ActiveState", "active");
		assertThat(systemd.show(UNIT, "StatusText")).matches("Ready: http://localhost:[0-9]+/, started in [0-9.]+ s");
		String url = systemd.show(UNIT, "StatusText").replaceAll(".*(http[^,]*),.*", "$1");
		assertThat(systemd.sh("curl -fsS " + url + "actuator/health/readiness")).contains("UP");
	}

	@Test
	@Order(3)
	void reloadIsDoneAndItsResultIsTold() {
		systemd.systemctl("reload", UNIT).exits(0);
		systemd.awaitProperty(UNIT, "SubState", "running");
		await().until(() -> systemd.show(UNIT, "StatusText").contains("; reloaded at "));
		assertThat(systemd.show(UNIT, "StatusText")).startsWith("Ready: http").contains("PageViews.reset called");
	}

	@Test
	@Order(4)
	void watchdogIsContentLongerThanItsInterval() {
		await().during(LIMIT.plusSeconds(1)).untilAsserted(() -> {
			assertThat(systemd.show(UNIT, "NRestarts")).isEqualTo("0");
			assertThat(systemd.show(UNIT, "ActiveState")).isEqualTo("active");
		});
	}

	@Test
	@Order(5)
	@JvmDependent
	void noDescriptorOfItIsLeftOpen() {
		String open = systemd.sh("ls -l /proc/" + systemd.mainProcess(UNIT) + "/fd");
		String datagrams = systemd.sh("awk '$5 == \"0002\" { print $7 }' /proc/net/unix");
		assertThat(datagrams.lines()).noneMatch((inode) -> open.contains("socket:[" + inode + "]"));
	}

	@Test
	@Order(6)
	void killedOneIsStartedAgain() {
		long first = systemd.mainProcess(UNIT);
		systemd.sh("rm /run/notify/held; kill -s KILL " + first);
		await().until(() -> systemd.show(UNIT, "NRestarts").equals("1"));
		// Its runtime directory is a new one
		await().until(() -> systemd.run("test", "-e", "/run/notify/held").exitCode() == 0);
		systemd.sh("touch /run/notify/released");
		systemd.awaitProperty(UNIT, "ActiveState", "active");
		assertThat(systemd.mainProcess(UNIT)).isNotEqualTo(first);
	}

	@Test
	@Order(7)
	void stopIsClean() {
		systemd.systemctl("stop", UNIT).exits(0);
		assertThat(systemd.show(UNIT, "Result")).isEqualTo("success");
		assertThat(systemd.show(UNIT, "ActiveState")).isEqualTo("inactive");
		assertThat(systemd.journal(UNIT)).doesNotContain("can't be notified");
	}

}
