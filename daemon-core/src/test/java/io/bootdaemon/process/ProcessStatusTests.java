package io.bootdaemon.process;

import java.util.Collections;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessStatusTests {

	@RegisterExtension
	final Children children = new Children();

	@Test
	void parseFindsWhatIsThere() {
		ProcessStatus status = ProcessStatus.parse("""
				Name:	a: b
				Uid:	1000	1001	1002	1003
				VmRSS:	   12345 kB
				RssAnon:	    1000 kB
				RssFile:	   10000 kB
				RssShmem:	      24 kB
				Threads:	33
				""");
		assertThat(status.residentBytes()).hasValue(12345L * 1024);
		assertThat(status.ownBytes()).isEqualTo(1024 * 1024);
		assertThat(status.threads()).hasValue(33);
		assertThat(status.user()).hasValue(1001);
	}

	@Test
	void parseOfNothingKnowsNothing() {
		ProcessStatus status = ProcessStatus.parse("");
		assertThat(status.residentBytes()).isEmpty();
		assertThat(status.threads()).isEmpty();
		assertThat(status.user()).isEmpty();
		assertThat(status.handlesQuit()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "0000000000000000, false", "0000000000000004, true", "fffffffffffffffb, false",
			"ffffffffffffffff, true", "2000000181005ccf, true", "0000000000004002, false" })
	void handlesQuitWhenItsBitIsSet(String caught, boolean handles) {
		assertThat(ProcessStatus.parse("SigIgn:\tffffffffffffffff\nSigCgt:\t" + caught + "\n").handlesQuit())
			.isEqualTo(handles);
	}

	@ParameterizedTest
	@CsvSource({ "0, 000001ffffffffff, false", "0, 000001fffff7ffff, true", "0, 00000000a80425fb, true",
			"1000, 0000000000000000, false" })
	void rootOfAContainerMayNotTrace(int user, String capabilities, boolean limited) {
		String ids = String.join("\t", Collections.nCopies(4, Integer.toString(user)));
		assertThat(ProcessStatus.parse("Uid:\t" + ids + "\nCapEff:\t" + capabilities + "\n").isRootsWithoutTracing())
			.isEqualTo(limited);
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void aJvmHandlesQuitAndAShellDoesNot() {
		assertThat(ProcessStatus.of(ProcessHandle.current().pid()).handlesQuit()).isTrue();
		assertThat(ProcessStatus.of(this.children.shell("exec sh -c \"$1\"", Children.WAITS).pid()).handlesQuit())
			.isFalse();
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void ofThisProcessKnowsItsMemoryAndThreads() {
		ProcessStatus status = ProcessStatus.of(ProcessHandle.current().pid());
		assertThat(status.residentBytes().orElse(0)).isGreaterThan(10_000_000);
		assertThat(status.threads().orElse(0)).isGreaterThan(5);
	}

	@Test
	void ofAProcessThatIsNotThereKnowsNothing() {
		assertThat(ProcessStatus.of(999_999_999).threads()).isEmpty();
	}

}
