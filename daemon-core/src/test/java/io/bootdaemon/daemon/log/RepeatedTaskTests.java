package io.bootdaemon.daemon.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RepeatedTaskTests {

	private final List<String> said = new ArrayList<>();

	@Test
	void failureIsSaidOnceUntilItGoesWellAgain() {
		Iterator<String> failures = List.of("one", "one", "", "two", "two").iterator();
		RepeatedTask chore = new RepeatedTask("It can't be done", () -> {
			String failure = failures.next();
			if (!failure.isEmpty()) {
				throw new IOException(failure);
			}
		}, this.said::add);
		while (failures.hasNext()) {
			chore.run();
		}
		assertThat(this.said).containsExactly("It can't be done: java.io.IOException: one",
				"It can't be done: java.io.IOException: two");
		assertThat(chore.isFailing()).isTrue();
	}

	@Test
	void libraryThatCanNotBeLoadedEndsNothing() {
		RepeatedTask chore = new RepeatedTask("It can't be done", () -> {
			throw new NoClassDefFoundError("Native");
		}, this.said::add);
		chore.run();
		assertThat(chore.isFailing()).isTrue();
		assertThat(this.said).hasSize(1);
	}

	@Test
	void memoryThatRunsOutEndsNothingAndIsSaidWhenItCan() {
		Iterator<Runnable> reports = List.<Runnable>of(() -> {
			throw new OutOfMemoryError("again");
		}, () -> {
		}).iterator();
		RepeatedTask chore = new RepeatedTask("It can't be done", () -> {
			throw new OutOfMemoryError("Java heap space");
		}, (line) -> {
			reports.next().run();
			this.said.add(line);
		});
		assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(chore::run).withMessage("again");
		chore.run();
		chore.run();
		assertThat(this.said).containsExactly("It can't be done: java.lang.OutOfMemoryError: Java heap space");
	}

}
