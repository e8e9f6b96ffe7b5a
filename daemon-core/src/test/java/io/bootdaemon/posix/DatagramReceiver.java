package io.bootdaemon.posix;

import java.util.Optional;

import com.kenai.jffi.MemoryIO;
import com.kenai.jffi.Type;

/**
 * Receives datagrams as systemd does. What nobody has taken yet stays in the kernel.
 */
public final class DatagramReceiver implements AutoCloseable {

	private static final int MSG_DONTWAIT = 0x40;

	private static final int SIZE = 4096;

	private final NativeFunction recv = NativeFunction.of("recv", Type.SLONG, Type.SINT32, Type.POINTER, Type.ULONG,
			Type.SINT32);

	private final int socket;

	/**
	 * Listens.
	 * @param name a path, or a name that begins with a NUL
	 */
	public DatagramReceiver(String name) {
		this.socket = (int) NativeFunction.of("socket", Type.SINT32, Type.SINT32, Type.SINT32, Type.SINT32)
			.call(1, 2, 0);
		NativeMemory address = NativeMemory.zeroed(2 + name.length());
		address.putShort(0, (short) 1);
		address.putByteString(2, name);
		long bound = NativeFunction.of("bind", Type.SINT32, Type.SINT32, Type.POINTER, Type.SINT32)
			.call(this.socket, address, 2 + name.length());
		if (this.socket < 0 || bound != 0) {
			throw new IllegalStateException("no socket at " + name);
		}
	}

	/**
	 * The next datagram, which must be there.
	 */
	public String next() {
		return poll().orElseThrow();
	}

	public Optional<String> poll() {
		NativeMemory buffer = NativeMemory.zeroed(SIZE);
		long length = this.recv.call(this.socket, buffer, SIZE - 1, MSG_DONTWAIT);
		return (length < 0) ? Optional.empty()
				: Optional.of(new String(MemoryIO.getInstance().getZeroTerminatedByteArray(buffer.address())));
	}

	@Override
	public void close() {
		NativeFunction.of("close", Type.SINT32, Type.SINT32).call(this.socket);
	}

}
