package io.bootdaemon.sample.outside;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

/**
 * The original process is gone before the daemon's JVM starts, so that options which own
 * a port, a file or most of the memory work with {@code -d}.
 */
@ExtendWith(PlaceExtension.class)
@JvmDependent
class OneJvmAtATimeIT {

	private static final long MEGABYTE = 1024 * 1024;

	@Test
	void thereAreNeverTwoJvmsAtOnce(Place place) {
		Running start = place.daemonized().start();
		await().pollInterval(Duration.ofMillis(5)).until(() -> {
			boolean daemon = place.marked().anyMatch(KernelProcess::isJava);
			// The original never becomes a JVM again: if it is one now, it was before
			assertThat(daemon && start.process().isJava()).isFalse();
			return !start.isRunning();
		});
		start.finish().exits(0);
		assertThat(place.daemon().isJava()).isTrue();
	}

	@Test
	void portsAndFilesOfTheJvmBelongToTheDaemon(Place place) throws IOException {
		int jmx = Port.free();
		int debugger = Port.free();
		place.daemonized()
			.options("-Dcom.sun.management.jmxremote.port=" + jmx, "-Dcom.sun.management.jmxremote.rmi.port=" + jmx,
					"-Dcom.sun.management.jmxremote.authenticate=false", "-Dcom.sun.management.jmxremote.ssl=false",
					"-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=localhost:" + debugger,
					"-Xlog:gc:file=gc.log::filecount=0")
			.run()
			.exits(0);
		KernelProcess daemon = place.daemon();
		assertListens(jmx);
		assertListens(debugger);
		assertThat(daemon.descriptors()).containsValue(place.file("gc.log").toString());
		assertThat(place.file("gc.log")).isNotEmptyFile();
	}

	/** There is room for one such heap, not for two. */
	@Test
	void heapOfMoreThanHalfOfTheMemoryIsTouchedInAdvance(Place place) {
		MemoryGroup group = MemoryGroup.of(place, 700 * MEGABYTE);
		group
			.start(place.daemonized()
				.options("-Xms400m", "-Xmx400m", "-XX:+AlwaysPreTouch", "-XX:-UseSerialGC", "-XX:+UseParallelGC"))
			.finish()
			.exits(0);
		assertThat(place.daemon().residentBytes()).isGreaterThan(400 * MEGABYTE);
		assertThat(group.processes()).isPositive();
	}

	private static void assertListens(int port) {
		assertThatCode(() -> new Socket(InetAddress.getLoopbackAddress(), port).close()).doesNotThrowAnyException();
	}

}
