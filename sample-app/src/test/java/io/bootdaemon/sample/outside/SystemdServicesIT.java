package io.bootdaemon.sample.outside;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Services of Type=notify to which something happens, or that have fewer rights.
 */
@ExtendWith(PlaceExtension.class)
class SystemdServicesIT {

	private static final String UNIT = "service.service";

	@Test
	void startWithoutProgressEndsByItsTimeout(Place place) {
		Systemd systemd = Systemd.in(place);
		systemd.addNotifying("service", systemd.javaWith(HoldsWhenReady.class) + " --daemon.start-timeout=1s",
				"TimeoutStartSec=2", "TimeoutStopSec=20");
		systemd.systemctl("start", UNIT).exits(1);
		assertThat(systemd.show(UNIT, "Result")).isEqualTo("timeout");
	}

	@Test
	void startThatFailsIsNeverReadyAndItsReasonIsKnown(Place place) {
		Systemd systemd = Systemd.in(place);
		systemd.addNotifying("service", systemd.javaWith(ThrowsWhenReady.class));
		systemd.systemctl("start", UNIT).exits(1);
		assertThat(systemd.show(UNIT, "Result")).isEqualTo("exit-code");
		assertThat(systemd.show(UNIT, "StatusText")).isEqualTo("Failed to start: IllegalStateException");
		assertThat(systemd.show(UNIT, "ActiveEnterTimestampMonotonic")).isEqualTo("0");
	}

	@Test
	void startWhosePortIsTakenHasTheErrorsNumber(Place place) {
		Systemd systemd = Systemd.in(place);
		// The last one counts
		systemd.addNotifying("service",
				Systemd.java("-Dserver.port=0") + " --management.server.port=1 --server.address=203.0.113.1");
		systemd.systemctl("start", UNIT).exits(1);
		assertThat(systemd.show(UNIT, "StatusErrno")).isEqualTo("98");
	}

	@ParameterizedTest
	@CsvSource({ "deadlock, a deadlock of 2 threads", "broken, liveness state" })
	void watchdogEndsAnApplicationThatHangsAndItIsStartedAgain(String hang, String reason, Place place) {
		Systemd systemd = Systemd.in(place);
		systemd.addNotifying("service", systemd.javaWith(HangsWhenTold.class), "WatchdogSec=20", "Restart=on-failure",
				"LimitCORE=0", "TimeoutAbortSec=5");
		systemd.systemctl("start", UNIT).exits(0);
		long first = systemd.mainProcess(UNIT);
		String invocation = systemd.show(UNIT, "InvocationID");
		systemd.sh("touch /run/service/" + hang);
		await().until(() -> systemd.show(UNIT, "StatusText").startsWith("Hangs: "));
		await().until(() -> systemd.show(UNIT, "NRestarts").equals("1"));
		systemd.awaitProperty(UNIT, "ActiveState", "active");
		assertThat(systemd.mainProcess(UNIT)).isNotEqualTo(first);
		assertThat(systemd.journalOf(invocation)).contains("This service hangs: ", reason)
			.containsOnlyOnce("Full thread dump");
	}

	@ParameterizedTest
	@ValueSource(strings = { "User=nobody", "DynamicUser=yes", "PrivateTmp=yes\nProtectSystem=strict" })
	void isReadyWithFewerRights(String right, Place place) {
		Systemd systemd = Systemd.in(place);
		systemd.addNotifying("service", Systemd.java(), right);
		systemd.systemctl("start", UNIT).exits(0);
		assertThat(systemd.show(UNIT, "StatusText")).startsWith("Ready: http");
		systemd.systemctl("stop", UNIT).exits(0);
		assertThat(systemd.show(UNIT, "Result")).isEqualTo("success");
	}

	@Test
	void systemdThatIsTooOldToNameItsProcessIsTold(Place place) {
		Systemd systemd = Systemd.in(place);
		systemd.addNotifying("service", "/usr/bin/env -u SYSTEMD_EXEC_PID " + Systemd.java());
		systemd.systemctl("start", UNIT).exits(0);
		assertThat(systemd.show(UNIT, "StatusText")).startsWith("Ready: http");
	}

	@Test
	void childrenAreNotToldWhatSystemdHasSaid(Place place) {
		Systemd systemd = Systemd.in(place);
		systemd.addNotifying("service",
				systemd.javaWith(PrintsChildEnvironment.class, "--add-opens=java.base/java.lang=ALL-UNNAMED"),
				"WatchdogSec=60");
		systemd.systemctl("start", UNIT).exits(0);
		assertThat(systemd.journal(UNIT).lines().map(String::strip)).contains("plain child has:",
				"changed child has: MORE=1");
	}

	@Test
	void whatCanNotBeUnderstoodIsAWarningAndTheApplicationRuns(Place place) {
		Running application = place
			.type(List.of("sh", "-c", "SYSTEMD_EXEC_PID=$$ NOTIFY_SOCKET=/nowhere/notify WATCHDOG_USEC=garbage exec "
					+ place.sample().quoted()));
		await().until(() -> application.out().contains("Started SampleApplication"));
		await().until(() -> application.err().contains("'/nowhere/notify'"));
		assertThat(application.err()).containsOnlyOnce("systemd can't be notified by NOTIFY_SOCKET '/nowhere/notify'")
			.containsOnlyOnce("WATCHDOG_USEC 'garbage' is no number of microseconds");
	}

}
