package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Started where there is next to nothing: by cron(8), or with less than that.
 */
@ExtendWith(PlaceExtension.class)
class CronIT {

	private static final Path CRON = Path.of("/usr/sbin/cron");

	@Test
	void atReboot(Place place) throws IOException {
		Assumptions.assumeTrue(Files.isExecutable(CRON), "there is no " + CRON);
		Path table = place.write("crontabs/root", "@reboot cd " + place.directory() + " && "
				+ place.daemonized().quoted() + " >typed 2>&1; echo $? >code");
		Files.setPosixFilePermissions(table, PosixFilePermissions.fromString("rw-------"));
		place.write("etc/crontab", "");
		place.write("run/empty", "");
		// Whatever this machine has for cron is none of it
		Namespace.startAsFirst(place,
				"mount --bind %1$s/crontabs /var/spool/cron/crontabs && mount --bind %1$s/run /run".formatted(
						place.directory()) + " && mount --bind %s/etc/crontab /etc/crontab".formatted(place.directory())
						+ " && exec cron -f");
		await().until(() -> !Place.read(place.file("code")).isEmpty());
		assertThat(Place.read(place.file("typed"))).contains("sample-app is ready: process ").doesNotContain("\u001b");
		assertThat(Place.read(place.file("code"))).isEqualTo("0\n");
		assertThat(place.isReady()).isTrue();
	}

	@Test
	void withoutEnvironmentAndDescriptors(Place place) {
		place.environment().clear();
		Outcome outcome = place
			.type(List.of("/bin/sh", "-c", "unset PWD; exec " + place.daemonized().quoted() + " <&- >&- 2>&-"))
			.finish()
			.exits(0);
		assertThat(outcome.out()).isEmpty();
		KernelProcess daemon = place.daemon();
		assertThat(daemon.descriptors()).containsEntry(0, "/dev/null")
			.containsEntry(1, place.log().toString())
			.containsEntry(2, place.log().toString());
		assertThat(place.isReady()).isTrue();
		place.sample().arguments("--stop").run().exits(0);
		place.awaitNothing();
	}

}
