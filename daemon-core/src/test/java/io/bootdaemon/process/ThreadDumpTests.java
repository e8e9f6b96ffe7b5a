package io.bootdaemon.process;

import io.bootdaemon.harness.JvmDependent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@JvmDependent
class ThreadDumpTests {

	@Test
	void textHasLocksAndWholeStacks() {
		synchronized (this) {
			String text = deeper(40, true);
			assertThat(text).contains("Full thread dump", "- locked <", "Locked ownable synchronizers");
			assertThat(text.split("ThreadDumpTests.deeper", -1)).hasSizeGreaterThan(40);
		}
	}

	@Test
	void ofStacksHasWholeStacks() {
		String text = deeper(40, false);
		assertThat(text).contains("Full thread dump", "\"" + Thread.currentThread().getName() + "\" RUNNABLE\n");
		assertThat(text.split("ThreadDumpTests.deeper", -1)).hasSizeGreaterThan(40);
	}

	private static String deeper(int levels, boolean locks) {
		if (levels > 0) {
			return deeper(levels - 1, locks);
		}
		return locks ? ThreadDump.text() : ThreadDump.ofStacks();
	}

}
