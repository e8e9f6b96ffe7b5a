package io.bootdaemon.posix;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import jnr.constants.platform.PRIO;
import jnr.ffi.Pointer;

/**
 * The credentials of this process, through the C library: the kernel's own calls would
 * change them for one thread only.
 */
final class NativeCredentials implements Credentials {

	private static final int INT_BYTES = 4;

	private final CLibrary library;

	private final Libc libc;

	private final AccountLayouts accounts;

	NativeCredentials(CLibrary library) {
		this.library = library;
		this.libc = library.libc();
		this.accounts = new AccountLayouts(library.runtime());
	}

	@Override
	public int getegid() {
		return this.libc.getegid();
	}

	@Override
	public Optional<Account> getpwnam(String name) {
		return this.accounts.account(this.libc.getpwnam(name));
	}

	@Override
	public Optional<Account> getpwuid(int user) {
		return this.accounts.account(this.libc.getpwuid(Integer.toUnsignedLong(user)));
	}

	@Override
	public OptionalInt getgrnam(String name) {
		return this.accounts.gid(this.libc.getgrnam(name));
	}

	@Override
	public Optional<String> getgrgid(int group) {
		return this.accounts.groupName(this.libc.getgrgid(Integer.toUnsignedLong(group)));
	}

	@Override
	public void initgroups(String user, int group) throws SystemCallException {
		check(this.libc.initgroups(user, group), "initgroups '" + user + "'");
	}

	@Override
	public void setgroups(List<Integer> groups) throws SystemCallException {
		Pointer ids = this.library.zeroed(INT_BYTES * Math.max(groups.size(), 1));
		for (int i = 0; i < groups.size(); i++) {
			ids.putInt((long) i * INT_BYTES, groups.get(i));
		}
		check(this.libc.setgroups(groups.size(), ids), "setgroups");
	}

	@Override
	public void setgid(int group) throws SystemCallException {
		check(this.libc.setgid(group), "setgid " + Integer.toUnsignedString(group));
	}

	@Override
	public void setuid(int user) throws SystemCallException {
		check(this.libc.setuid(user), "setuid " + Integer.toUnsignedString(user));
	}

	@Override
	public void setrlimit(Limit limit, long value) throws SystemCallException {
		Pointer softAndHard = this.library.zeroed(2 * Long.BYTES);
		softAndHard.putLong(0, value);
		softAndHard.putLong(Long.BYTES, value);
		check(this.libc.setrlimit(limit.number(), softAndHard), "setrlimit " + limit + " " + value);
	}

	@Override
	public void setpriority(int nice) throws SystemCallException {
		check(this.libc.setpriority(PRIO.PRIO_PROCESS.intValue(), 0, nice), "setpriority " + nice);
	}

	private void check(int result, String call) throws SystemCallException {
		this.library.check(result, call);
	}

}
