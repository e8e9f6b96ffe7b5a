package io.bootdaemon.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.kenai.jffi.MemoryIO;

/**
 * Memory outside the heap, zeroed, valid as long as this object is reachable.
 */
final class NativeMemory {

	private static final int ADDRESS_BYTES = 8;

	private final ByteBuffer buffer;

	private final long address;

	private NativeMemory(int size) {
		this.buffer = ByteBuffer.allocateDirect(size).order(ByteOrder.nativeOrder());
		this.address = MemoryIO.getInstance().getDirectBufferAddress(this.buffer);
	}

	static NativeMemory zeroed(int size) {
		return new NativeMemory(size);
	}

	/** A byte string with a NUL behind it. */
	static NativeMemory of(String byteString) {
		NativeMemory memory = new NativeMemory(byteString.length() + 1);
		memory.buffer.put(0, byteString.getBytes(StandardCharsets.ISO_8859_1));
		return memory;
	}

	/**
	 * An array of byte strings with a null pointer behind it. Array and strings are one
	 * block: no part of it can be collected before the call.
	 */
	static NativeMemory of(List<String> byteStrings) {
		int offset = ADDRESS_BYTES * (byteStrings.size() + 1);
		NativeMemory block = new NativeMemory(
				offset + byteStrings.stream().mapToInt((string) -> string.length() + 1).sum());
		for (int i = 0; i < byteStrings.size(); i++) {
			byte[] bytes = byteStrings.get(i).getBytes(StandardCharsets.ISO_8859_1);
			block.buffer.put(offset, bytes);
			block.putLong(i * ADDRESS_BYTES, block.address + offset);
			offset += bytes.length + 1;
		}
		return block;
	}

	/** Copies a string that the C library owns. */
	static String readString(long address) {
		return new String(MemoryIO.getInstance().getZeroTerminatedByteArray(address), StandardCharsets.ISO_8859_1);
	}

	/** A pointer in a structure that the C library owns. */
	static long readPointer(long address) {
		return MemoryIO.getInstance().getLong(address);
	}

	/** An int in a structure that the C library owns. */
	static int readInt(long address) {
		return MemoryIO.getInstance().getInt(address);
	}

	void putByteString(int offset, String byteString) {
		this.buffer.put(offset, byteString.getBytes(StandardCharsets.ISO_8859_1));
	}

	void putShort(int offset, short value) {
		this.buffer.putShort(offset, value);
	}

	void putInt(int offset, int value) {
		this.buffer.putInt(offset, value);
	}

	void putLong(int offset, long value) {
		this.buffer.putLong(offset, value);
	}

	int getInt(int offset) {
		return this.buffer.getInt(offset);
	}

	long address() {
		return this.address;
	}

}
