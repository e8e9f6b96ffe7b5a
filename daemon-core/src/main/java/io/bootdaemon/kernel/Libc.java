package io.bootdaemon.kernel;

import jnr.ffi.Pointer;
import jnr.ffi.annotations.Variadic;
import jnr.posix.UnixLibC;

/**
 * jnr-posix's declarations of the C library, and in place of those that would recode
 * arguments by the locale, some that take them as bytes. Used without jnr-posix's POSIX
 * facade, which takes three times as long to load as this interface.
 */
public interface Libc extends UnixLibC {

	int posix_spawn(Pointer pid, Pointer path, Pointer fileActions, Pointer attributes, Pointer argv, Pointer envp);

	int execve(Pointer path, Pointer argv, Pointer envp);

	long signal(int number, long handler);

	int pthread_sigmask(int how, Pointer set, Pointer old);

	@Variadic(fixedCount = 2)
	int open(Pointer path, int flags, int mode);

	@Override
	@Variadic(fixedCount = 2)
	int fcntl(int descriptor, int command, int argument);

}
