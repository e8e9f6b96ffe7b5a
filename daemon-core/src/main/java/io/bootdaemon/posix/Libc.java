package io.bootdaemon.posix;

import jnr.ffi.Pointer;
import jnr.ffi.annotations.Encoding;
import jnr.ffi.annotations.Variadic;
import jnr.ffi.types.intptr_t;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;
import jnr.ffi.types.u_int32_t;
import jnr.posix.UnixLibC;
import org.jspecify.annotations.Nullable;

/**
 * The C library as JNR-POSIX declares it, and the functions that JNR-POSIX lacks. Texts
 * are byte strings: JNR would encode them by the default charset, which can't express
 * every path. Functions whose arrays JNR always encodes that way (posix_spawn and execve)
 * are declared here again, with pointers.
 * <p>
 * The interface is public because code that jnr-ffi generates implements it.
 */
@Encoding("ISO-8859-1")
public interface Libc extends UnixLibC {

	/** fcntl(2) of Linux, fcntl.h: jnr-constants doesn't have it. */
	int LINUX_F_DUPFD_CLOEXEC = 1030;

	/** The same as macOS has it, sys/fcntl.h. */
	int MACOS_F_DUPFD_CLOEXEC = 67;

	/** fcntl(2), the flag of F_SETFD. */
	int FD_CLOEXEC = 1;

	/** flock(2), sys/file.h: LOCK_EX | LOCK_NB. */
	int LOCK_EX_NB = 2 | 4;

	/** recvmsg(2) of Linux, bits/socket.h: jnr-constants doesn't have it. */
	int LINUX_MSG_CMSG_CLOEXEC = 0x40000000;

	/** unix(7), the type of a control message that passes descriptors. */
	int SCM_RIGHTS = 1;

	/** posix_spawnattr_setflags(3) of glibc and musl, spawn.h. */
	int LINUX_POSIX_SPAWN_SETSID = 0x80;

	/** The same as macOS has it, sys/spawn.h. */
	int MACOS_POSIX_SPAWN_SETSID = 0x400;

	/** pthread_sigmask(3) of glibc and musl on x86-64 and aarch64, signal.h. */
	int LINUX_SIG_SETMASK = 2;

	/** The same as macOS has it, sys/signal.h. */
	int MACOS_SIG_SETMASK = 3;

	/** signal(2). */
	long SIG_DFL = 0;

	/** signal(2). */
	long SIG_IGN = 1;

	@Override
	@Variadic(fixedCount = 2)
	int open(CharSequence path, int flags, @u_int32_t int mode);

	@Override
	int chdir(CharSequence path);

	@Override
	int unsetenv(CharSequence name);

	/** pipe(2). */
	int pipe(Pointer ends);

	/** execve(2). */
	int execve(CharSequence path, Pointer arguments, Pointer environment);

	/** posix_spawn(3). */
	int posix_spawn(Pointer pid, CharSequence path, Pointer fileActions, Pointer attributes, Pointer arguments,
			Pointer environment);

	/** pthread_sigmask(3). */
	int pthread_sigmask(int how, Pointer set, Pointer old);

	/** signal(2). */
	@intptr_t
	long signal(int signal, @intptr_t long handler);

	/** getpwnam(3). */
	@Nullable Pointer getpwnam(String name);

	/** getpwuid(3). */
	@Nullable Pointer getpwuid(@u_int32_t long user);

	/** getgrnam(3). */
	@Nullable Pointer getgrnam(String name);

	/** getgrgid(3). */
	@Nullable Pointer getgrgid(@u_int32_t long group);

	/** initgroups(3). */
	int initgroups(CharSequence user, int group);

	/** setgroups(2). */
	int setgroups(@size_t long size, Pointer groups);

	/** socket(2). */
	int socket(int domain, int type, int protocol);

	/** bind(2). */
	int bind(int socket, Pointer address, int addressLength);

	/** listen(2). */
	int listen(int socket, int backlog);

	/** connect(2). */
	int connect(int socket, Pointer address, int addressLength);

	/** accept(2), with the flags of Linux. */
	int accept4(int socket, Pointer address, Pointer addressLength, int flags);

	/** setsockopt(2). */
	int setsockopt(int socket, int level, int option, Pointer value, int length);

	/** getsockopt(2). */
	int getsockopt(int socket, int level, int option, Pointer value, Pointer length);

	/** sendto(2). */
	@ssize_t
	long sendto(int socket, Pointer bytes, @size_t long length, int flags, Pointer address, int addressLength);

}
