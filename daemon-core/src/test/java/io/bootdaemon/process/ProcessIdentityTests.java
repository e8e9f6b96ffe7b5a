package io.bootdaemon.process;

import io.bootdaemon.process.Children.Child;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs(OS.LINUX)
class ProcessIdentityTests {

	@RegisterExtension
	final Children children = new Children();

	@Test
	void thisProcessIsAlive() {
		long pid = ProcessHandle.current().pid();
		assertThat(ProcessIdentity.of(pid)).get().satisfies((identity) -> {
			assertThat(identity.pid()).isEqualTo(pid);
			assertThat(identity.isAlive()).isTrue();
			assertThat(identity.bootId()).isEqualTo(ProcessIdentity.currentBootId()).hasSize(36);
		});
	}

	@Test
	void aChildThatHasEndedIsNotAlive() throws InterruptedException {
		Child child = this.children.shell(Children.WAITS);
		ProcessIdentity identity = child.identity();
		assertThat(identity.isAlive()).isTrue();
		child.process().destroy();
		child.process().waitFor();
		assertThat(identity.isAlive()).isFalse();
		assertThat(ProcessIdentity.of(child.pid())).isEmpty();
	}

	@Test
	void aZombieIsNotAlive() {
		long zombie = this.children.zombie();
		assertThat(ProcessHandle.of(zombie)).get().matches(ProcessHandle::isAlive, "alive, as the JDK sees it");
		assertThat(ProcessIdentity.of(zombie)).isEmpty();
		long ticks = ProcessStat.of(zombie).orElseThrow().startTicks();
		assertThat(new ProcessIdentity(zombie, ticks, "").isAlive()).isFalse();
	}

	@Test
	void anEarlierProcessOfTheSameNumberIsNotAlive() {
		ProcessIdentity identity = this.children.shell(Children.WAITS).identity();
		assertThat(new ProcessIdentity(identity.pid(), identity.startTicks() - 1, identity.bootId()).isAlive())
			.isFalse();
	}

	@Test
	void aProcessOfAnotherBootIsNotAlive() {
		ProcessIdentity identity = this.children.shell(Children.WAITS).identity();
		assertThat(new ProcessIdentity(identity.pid(), identity.startTicks(), "another").isAlive()).isFalse();
		assertThat(new ProcessIdentity(identity.pid(), identity.startTicks(), "").isAlive()).isTrue();
	}

}
