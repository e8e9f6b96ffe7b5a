package io.bootdaemon.process;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DaemonMarkTests {

	private static final DaemonMark MARK = new DaemonMark(Path.of("/srv/the app/app.pid"), new FileId(65024, 4711));

	private static final DaemonMark OTHER = new DaemonMark(Path.of("/x"), new FileId(1, 2));

	@Test
	void findReturnsTheFirstMark() {
		List<String> words = Stream.of(List.of("java"), MARK.options(), OTHER.options()).flatMap(List::stream).toList();
		assertThat(DaemonMark.find(words)).contains(MARK);
		assertThat(DaemonMark.indexIn(words)).isEqualTo(1);
	}

	@Test
	void findInTheCommandOfNoDaemonIsEmpty() {
		assertThat(DaemonMark.find(List.of())).isEmpty();
		assertThat(DaemonMark.find(List.of("java", "-Dbootdaemon.pid-file=/x"))).isEmpty();
		assertThat(DaemonMark.find(List.of("java", "-Dbootdaemon.pid-file=/x", "-jar", "-Dbootdaemon.lock=1:2")))
			.isEmpty();
		assertThat(DaemonMark.find(List.of("java", "-Dbootdaemon.pid-file=/x", "-Dbootdaemon.lock=1:x"))).isEmpty();
		assertThat(DaemonMark.find(List.of("java", "-Dbootdaemon.pid-file=/", "-Dbootdaemon.lock=1:2"))).isEmpty();
	}

	@Test
	void partsOfAMarkAreItsOptions() {
		assertThat(MARK.options()).allMatch(DaemonMark::isPart);
		assertThat(DaemonMark.isPart("-Dbootdaemon=1")).isFalse();
	}

}
