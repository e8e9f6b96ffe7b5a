package io.bootdaemon.posix;

import io.bootdaemon.commandline.ByteString;
import jnr.constants.platform.AddressFamily;
import jnr.ffi.Pointer;

/**
 * The address of a socket in the file system or in the abstract name space (struct
 * sockaddr_un, unix(7)).
 *
 * @param pointer the address
 * @param length its length in bytes
 */
record UnixAddress(Pointer pointer, int length) {

	/** Size of sun_path: an address has no room for a longer name. */
	private static final int LONGEST_NAME = 108;

	/** Before the name: sa_family_t. */
	private static final int FAMILY_BYTES = 2;

	/**
	 * The address of a name.
	 * @param name a path, or a name that begins with a NUL; a byte string
	 * @throws SystemCallException if it has more than 108 bytes
	 */
	static UnixAddress of(CLibrary library, String name) throws SystemCallException {
		if (name.length() > LONGEST_NAME) {
			throw new SystemCallException("sendto", "ENAMETOOLONG",
					"a socket's name has at most " + LONGEST_NAME + " bytes");
		}
		Pointer address = library.zeroed(FAMILY_BYTES + LONGEST_NAME);
		address.putShort(0, (short) AddressFamily.AF_UNIX.intValue());
		address.put(FAMILY_BYTES, ByteString.toBytes(name), 0, name.length());
		return new UnixAddress(address, FAMILY_BYTES + name.length());
	}

}
