package io.bootdaemon.service;

import java.util.List;
import java.util.Optional;

import io.bootdaemon.posix.Descriptor;

/**
 * The descriptors that are passed to this process by LISTEN_FDS (sd_listen_fds(3)):
 * consecutive numbers, each with a name.
 *
 * @param count how many
 * @param names their names; of those behind the last name none is known
 */
record PassedDescriptors(int count, List<String> names) {

	/** SD_LISTEN_FDS_START. */
	private static final int FIRST = 3;

	/** The name that tells the web server's from others. */
	private static final String PREFERRED = "http";

	/**
	 * Those that are meant for this process.
	 * @param variables what is said to this process
	 * @return empty if there are none
	 * @throws PassedSocketException if what is said is no number
	 */
	static Optional<PassedDescriptors> of(ServiceVariables variables) throws PassedSocketException {
		Optional<String> count = variables.listenDescriptors();
		if (count.isEmpty()) {
			return Optional.empty();
		}
		PassedDescriptors passed = new PassedDescriptors(number(count.get()),
				List.of(variables.listenNames().split(":", -1)));
		return (passed.count > 0) ? Optional.of(passed) : Optional.empty();
	}

	private static int number(String text) throws PassedSocketException {
		// Java would also accept +1 and digits of other scripts
		if (!text.matches("[0-9]{1,6}")) {
			throw new PassedSocketException(
					"%s is '%s', which is not a number of sockets".formatted(ServiceVariables.LISTEN_FDS, text));
		}
		return Integer.parseInt(text);
	}

	/**
	 * The one for the web server: the first that is called so, else the first.
	 */
	Descriptor preferred() {
		int index = this.names.indexOf(PREFERRED);
		return new Descriptor(FIRST + ((index < this.count) ? Math.max(index, 0) : 0));
	}

}
