package io.bootdaemon.control;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

import io.bootdaemon.control.DaemonLookup.Condition;
import io.bootdaemon.process.Children;
import io.bootdaemon.process.DaemonState;
import io.bootdaemon.process.DaemonState.Key;
import io.bootdaemon.process.ProcessIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@EnabledOnOs(OS.LINUX)
class DaemonStatusTests {

	@TempDir
	Path directory;

	@RegisterExtension
	final Children children = new Children();

	private Place place;

	@BeforeEach
	void makePlace() {
		this.place = new Place(this.directory);
	}

	@Test
	void ofOneThatRunsIsWhatItsStateAndTheKernelSay() throws Exception {
		ProcessIdentity process = this.place.holding(this.children).identity();
		Path log = Files.writeString(this.directory.resolve("its.log"), "hello");
		this.place.stateFile(Place.state(process)
			.with(Key.NAME, "orders")
			.with(Key.URL, "http://localhost:8080/")
			.with(Key.PROFILES, "prod,eu")
			.with(Key.READY, 1000)
			.with(Key.RESTARTS, "2")
			.with(Key.LOG_FILE, log));
		DaemonStatus status = DaemonStatus.of(this.place.target());
		assertThat(status.name()).isEqualTo("orders");
		assertThat(status.isReady()).isTrue();
		assertThat(status.pid()).hasValue(process.pid());
		assertThat(status.ready()).contains(Instant.ofEpochSecond(1));
		assertThat(status.threads()).hasValue(1);
		assertThat(status.residentBytes()).isPresent();
		assertThat(status.uptime(Instant.now())).get()
			.satisfies((time) -> assertThat(time).isLessThan(Duration.ofHours(1)));
		assertThat(status.profiles()).containsExactly("prod", "eu");
		assertThat(status.logFile()).isEqualTo(log);
		assertThat(status.logBytes()).hasValue(5);
		assertThat(status.restarts()).isEqualTo(2);
	}

	@Test
	void ofOneThatHasEndedDoesNotTellWhatItWas() {
		ProcessIdentity process = Place.recycled(this.place.holding(this.children).identity());
		this.place.pidFile(process.pid())
			.stateFile(Place.state(process).with(Key.URL, "http://localhost/").with(Key.VERSION, "1"));
		DaemonStatus status = DaemonStatus.of(this.place.target());
		assertThat(status.condition()).isEqualTo(Condition.DEAD);
		assertThat(status.isReady()).isFalse();
		assertThat(status.phase()).isEmpty();
		assertThat(status.pid()).isEmpty();
		assertThat(status.url()).isEmpty();
		assertThat(status.version()).isEmpty();
		assertThat(status.since()).isEmpty();
	}

	@Test
	void ofOneThatIsStoppedByASignalIsSuspended() throws Exception {
		ProcessIdentity process = this.place.holding(this.children, "echo ready; kill -s STOP $$; read -r word")
			.identity();
		this.place.stateFile(Place.state(process));
		await().until(() -> DaemonStatus.of(this.place.target()).suspended());
		assertThat(DaemonStatus.of(this.place.target()).condition()).isEqualTo(Condition.RUNNING);
		ProcessSignal.KILL.send(process);
	}

	@Test
	void ofAGarbledStateKnowsLess() {
		ProcessIdentity process = this.place.holding(this.children).identity();
		this.place.stateFile(Place.state(process)
			.with(Key.READY, "soon")
			.with(Key.RESTARTS, "many")
			.with(Key.PROFILES, "")
			.with(Key.LOG_FILE, "relative"));
		DaemonStatus status = DaemonStatus.of(this.place.target());
		assertThat(status.ready()).isEmpty();
		assertThat(status.restarts()).isZero();
		assertThat(status.profiles()).isEmpty();
		assertThat(status.logFile()).isEqualTo(this.place.files().logFile());
	}

	@Test
	void ofWhatIsNotCertainIsUnknownUnlessItRuns() {
		Target certain = this.place.target();
		Target target = new Target("app", certain.files(), null, certain.stopTimeout(), true, certain.program(), false);
		assertThat(DaemonStatus.of(target).condition()).isEqualTo(Condition.UNKNOWN);
		assertThat(DaemonStatus.of(target).reason()).contains("configuration");
		this.place.stateFile(Place.state(this.place.holding(this.children).identity()));
		assertThat(DaemonStatus.of(target).condition()).isEqualTo(Condition.RUNNING);
	}

	@Test
	void targetIsNamedAsItsStateSays() {
		this.place.stateFile(DaemonState.empty().with(Key.NAME, "orders"));
		assertThat(this.place.target().named().name()).isEqualTo("orders");
		assertThat(this.place.target().at(this.directory.resolve("2.pid")).files().stateFile())
			.isEqualTo(this.directory.resolve("2.pid.state"));
	}

}
