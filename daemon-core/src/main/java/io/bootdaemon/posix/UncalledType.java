package io.bootdaemon.posix;

import java.util.List;

import jnr.ffi.LibraryLoader;
import jnr.ffi.Pointer;
import jnr.ffi.mapper.DataConverter;
import jnr.ffi.mapper.FromNativeContext;
import jnr.ffi.mapper.ToNativeContext;
import jnr.posix.FileStat;
import jnr.posix.MsgHdr;
import jnr.posix.NativeGroup;
import jnr.posix.NativePasswd;
import jnr.posix.NativeTimes;

/**
 * Stands for a type of JNR-POSIX's declarations that no call of ours uses. Where jnr-ffi
 * generates code, it wants a converter for each type of an interface, and JNR-POSIX keeps
 * its own to itself.
 */
final class UncalledType implements DataConverter<Object, Pointer> {

	static void mapAll(LibraryLoader<?> loader) {
		for (Class<?> type : List.of(FileStat.class, MsgHdr.class, NativeTimes.class, NativePasswd.class,
				NativeGroup.class)) {
			loader.map(type, new UncalledType());
		}
	}

	@Override
	public Pointer toNative(Object value, ToNativeContext context) {
		throw new IllegalStateException("no call has such a parameter");
	}

	@Override
	public Object fromNative(Pointer value, FromNativeContext context) {
		throw new IllegalStateException("no call has such a result");
	}

	@Override
	public Class<Pointer> nativeType() {
		return Pointer.class;
	}

}
