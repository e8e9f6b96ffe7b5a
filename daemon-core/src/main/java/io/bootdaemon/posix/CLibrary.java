package io.bootdaemon.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;

import io.bootdaemon.commandline.ByteString;
import jnr.constants.platform.Errno;
import jnr.ffi.LibraryLoader;
import jnr.ffi.Pointer;
import jnr.ffi.Runtime;

/**
 * The loaded C library, the memory for its calls, and the names of its error numbers.
 */
final class CLibrary {

	/** Size of struct timeval: seconds and microseconds. */
	static final int TIMEVAL_BYTES = 16;

	private static final int MICROS_OFFSET = 8;

	private static final int ADDRESS_BYTES = 8;

	private final Libc libc;

	private final Runtime runtime;

	private CLibrary(Libc libc) {
		this.libc = libc;
		this.runtime = Runtime.getRuntime(libc);
	}

	/**
	 * Loads it. Functions are looked up when they are called first.
	 * @param generateCode whether jnr-ffi generates code for the calls
	 */
	static CLibrary load(boolean generateCode) {
		LibraryLoader<Libc> loader = LibraryLoader.create(Libc.class);
		if (generateCode) {
			UncalledType.mapAll(loader);
		}
		return new CLibrary(loader.load(jnr.ffi.Platform.getNativePlatform().getStandardCLibraryName()));
	}

	Libc libc() {
		return this.libc;
	}

	Runtime runtime() {
		return this.runtime;
	}

	/** Memory outside the heap, valid as long as the pointer is reachable. */
	Pointer zeroed(int size) {
		return Pointer.wrap(this.runtime, ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder()));
	}

	/** A duration as struct timeval. */
	Pointer timeval(Duration duration) {
		Pointer time = zeroed(TIMEVAL_BYTES);
		time.putLong(0, duration.toSeconds());
		time.putLong(MICROS_OFFSET, duration.toNanosPart() / 1000);
		return time;
	}

	/**
	 * An array of C strings with a null pointer behind it. Array and strings are one
	 * block: no part of it can be collected before the call.
	 */
	Pointer array(List<String> byteStrings) {
		int offset = ADDRESS_BYTES * (byteStrings.size() + 1);
		Pointer block = zeroed(offset + byteStrings.stream().mapToInt((string) -> string.length() + 1).sum());
		for (int i = 0; i < byteStrings.size(); i++) {
			byte[] bytes = ByteString.toBytes(byteStrings.get(i));
			block.put(offset, bytes, 0, bytes.length);
			block.putAddress((long) i * ADDRESS_BYTES, block.address() + offset);
			offset += bytes.length + 1;
		}
		return block;
	}

	/** The error number of this thread's last call. */
	int errno() {
		return this.runtime.getLastError();
	}

	/**
	 * Returns the result of a call.
	 * @throws SystemCallException with the reason of this thread's last call, if the
	 * result is negative
	 */
	int check(int result, String call) throws SystemCallException {
		if (result < 0) {
			throw failure(call, errno());
		}
		return result;
	}

	SystemCallException failure(String call, int number) {
		Errno known = Errno.valueOf(number);
		String name = (known != Errno.__UNKNOWN_CONSTANT__) ? known.name() : "errno " + number;
		return new SystemCallException(call, name, this.libc.strerror(number));
	}

}
