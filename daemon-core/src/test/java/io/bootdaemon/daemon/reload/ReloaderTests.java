package io.bootdaemon.daemon.reload;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.bootdaemon.ReloadResult;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ReloaderTests {

	private final List<ReloadResult> told = new ArrayList<>();

	@Test
	void reloadDoesAllStepsAndSaysWhatWasDone() {
		ReloadResult result = reload(() -> "log reopened", () -> "", () -> "2 keys refreshed");
		assertThat(result).isEqualTo(new ReloadResult(true, "log reopened, 2 keys refreshed"));
		assertThat(this.told).containsExactly(result);
	}

	@Test
	void reloadGoesOnBehindAStepThatFails() {
		ReloadResult result = reload(() -> {
			throw new IOException("the disk is full");
		}, () -> "log reopened");
		assertThat(result).isEqualTo(new ReloadResult(false, "the disk is full, log reopened"));
	}

	@Test
	void reloadWithoutAnythingToDoSaysSo() {
		assertThat(reload()).isEqualTo(new ReloadResult(true, "there is nothing to reload"));
	}

	private ReloadResult reload(ReloadStep... steps) {
		return new Reloader(List.of(steps), this.told::add).reload();
	}

}
