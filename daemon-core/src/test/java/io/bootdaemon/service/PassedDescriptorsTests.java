package io.bootdaemon.service;

import java.util.Map;
import java.util.Optional;

import io.bootdaemon.posix.Descriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PassedDescriptorsTests {

	@ParameterizedTest
	@CsvSource({ "1,'',3", "1,app.socket,3", "1,http,3", "2,other:http,4", "3,other:http:http,4", "2,'::http',3",
			"1,other:http,3", "2,http,3", "2,'other:',3", "3,'a:b:HTTP',3" })
	void firstThatIsNamedHttpIsPreferred(String count, String names, int number) throws Exception {
		assertThat(passed(count, names))
			.hasValueSatisfying((passed) -> assertThat(passed.preferred()).isEqualTo(new Descriptor(number)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "3x", "-1", "+1", "1.0", " 1", "99999999999", "\u0661", "1\n" })
	void whatIsNoNumberIsRefused(String count) {
		assertThatExceptionOfType(PassedSocketException.class).isThrownBy(() -> passed(count, ""))
			.withMessage("LISTEN_FDS is '" + count + "', which is not a number of sockets");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "00" })
	void thereMayBeNone(String count) throws Exception {
		assertThat(passed(count, "http")).isEmpty();
	}

	@Test
	void garbageForAnotherProcessIsNoneOfOurs() throws Exception {
		assertThat(PassedDescriptors.of(new ServiceVariables(Map.of("LISTEN_FDS", "3x", "LISTEN_PID", "7"), 42)))
			.isEmpty();
	}

	private static Optional<PassedDescriptors> passed(String count, String names) throws PassedSocketException {
		return PassedDescriptors
			.of(new ServiceVariables(Map.of("LISTEN_FDS", count, "LISTEN_FDNAMES", names, "LISTEN_PID", "42"), 42));
	}

}
