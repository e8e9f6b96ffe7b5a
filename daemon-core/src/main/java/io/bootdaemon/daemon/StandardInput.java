package io.bootdaemon.daemon;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Standard input of a daemon, which is /dev/null (daemon(7), step 9). It records whether
 * somebody has read it: a program that waits for an answer gets none, and its exception
 * doesn't say why.
 */
final class StandardInput extends FilterInputStream {

	private volatile boolean read;

	StandardInput(InputStream input) {
		super(input);
	}

	/**
	 * Takes the place of {@link System#in}.
	 */
	static StandardInput install() {
		StandardInput input = new StandardInput(System.in);
		System.setIn(input);
		return input;
	}

	boolean wasRead() {
		return this.read;
	}

	@Override
	public int read() throws IOException {
		this.read = true;
		return super.read();
	}

	@Override
	public int read(byte[] bytes, int offset, int length) throws IOException {
		this.read = true;
		return super.read(bytes, offset, length);
	}

}
