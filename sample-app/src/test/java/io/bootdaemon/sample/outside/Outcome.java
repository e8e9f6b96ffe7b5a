package io.bootdaemon.sample.outside;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a command ended, and what it printed.
 *
 * @param exitCode as a shell sees it
 */
record Outcome(int exitCode, String out, String err) {

	private static final Pattern URL = Pattern.compile("http://localhost:\\d+/");

	Outcome exits(int code) {
		assertThat(this.exitCode).as(toString()).isEqualTo(code);
		return this;
	}

	Outcome says(String... texts) {
		assertThat(this.out + this.err).contains(texts);
		return this;
	}

	/**
	 * The address in the line that says that the daemon is ready.
	 */
	String url() {
		Matcher url = URL.matcher(this.out);
		assertThat(url.find()).as(toString()).isTrue();
		return url.group();
	}

	@Override
	public String toString() {
		return "exit code " + this.exitCode + ", stdout:\n" + this.out + "\nstderr:\n" + this.err;
	}

}
