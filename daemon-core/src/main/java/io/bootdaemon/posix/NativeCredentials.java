package io.bootdaemon.posix;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import com.kenai.jffi.Type;

/**
 * The credentials of this process, through the C library: the kernel's own calls would
 * change them for one thread only.
 */
final class NativeCredentials implements Credentials {

	private static final Type INT = Type.SINT32;

	private static final Type POINTER = Type.POINTER;

	private static final int INT_BYTES = 4;

	private static final int PRIO_PROCESS = 0;

	private final NativeFunction getegid = NativeFunction.of("getegid", INT);

	private final NativeFunction getpwnam = NativeFunction.of("getpwnam", POINTER, POINTER);

	private final NativeFunction getpwuid = NativeFunction.of("getpwuid", POINTER, INT);

	private final NativeFunction getgrnam = NativeFunction.of("getgrnam", POINTER, POINTER);

	private final NativeFunction initgroups = NativeFunction.of("initgroups", INT, POINTER, INT);

	private final NativeFunction setgroups = NativeFunction.of("setgroups", INT, Type.UINT64, POINTER);

	private final NativeFunction setgid = NativeFunction.of("setgid", INT, INT);

	private final NativeFunction setuid = NativeFunction.of("setuid", INT, INT);

	private final NativeFunction setpriority = NativeFunction.of("setpriority", INT, INT, INT, INT);

	private final NativeFunction setrlimit = NativeFunction.of("setrlimit", INT, INT, POINTER);

	private final Check check;

	NativeCredentials(Check check) {
		this.check = check;
	}

	@Override
	public int getegid() {
		return (int) this.getegid.call();
	}

	@Override
	public Optional<Account> getpwnam(String name) {
		return AccountStructs.user(this.getpwnam.call(NativeMemory.of(name)));
	}

	@Override
	public Optional<Account> getpwuid(int user) {
		return AccountStructs.user(this.getpwuid.call(user));
	}

	@Override
	public OptionalInt getgrnam(String name) {
		return AccountStructs.group(this.getgrnam.call(NativeMemory.of(name)));
	}

	@Override
	public void initgroups(String user, int group) throws SystemCallException {
		checked(this.initgroups.call(NativeMemory.of(user), group), "initgroups '" + user + "'");
	}

	@Override
	public void setgroups(List<Integer> groups) throws SystemCallException {
		NativeMemory ids = NativeMemory.zeroed(INT_BYTES * Math.max(groups.size(), 1));
		for (int i = 0; i < groups.size(); i++) {
			ids.putInt(i * INT_BYTES, groups.get(i));
		}
		checked(this.setgroups.call((long) groups.size(), ids), "setgroups");
	}

	@Override
	public void setgid(int group) throws SystemCallException {
		checked(this.setgid.call(group), "setgid " + Integer.toUnsignedString(group));
	}

	@Override
	public void setuid(int user) throws SystemCallException {
		checked(this.setuid.call(user), "setuid " + Integer.toUnsignedString(user));
	}

	@Override
	public void setrlimit(Limit limit, long value) throws SystemCallException {
		NativeMemory softAndHard = NativeMemory.zeroed(2 * Long.BYTES);
		softAndHard.putLong(0, value);
		softAndHard.putLong(Long.BYTES, value);
		checked(this.setrlimit.call(limit.number(), softAndHard), "setrlimit " + limit + " " + value);
	}

	@Override
	public void setpriority(int nice) throws SystemCallException {
		checked(this.setpriority.call(PRIO_PROCESS, 0, nice), "setpriority " + nice);
	}

	private void checked(long result, String call) throws SystemCallException {
		this.check.of((int) result, call);
	}

	/**
	 * Throws with the reason of this thread's last call if its result is negative.
	 */
	@FunctionalInterface
	interface Check {

		int of(int result, String call) throws SystemCallException;

	}

}
