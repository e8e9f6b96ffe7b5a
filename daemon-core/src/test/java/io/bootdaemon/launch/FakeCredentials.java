package io.bootdaemon.launch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import io.bootdaemon.posix.Account;
import io.bootdaemon.posix.Credentials;
import io.bootdaemon.posix.Limit;
import io.bootdaemon.posix.SystemCallException;

/**
 * Credentials that change nothing: they record what they are asked for, and fail where
 * they are told to.
 */
public final class FakeCredentials implements Credentials {

	private final List<String> calls = new ArrayList<>();

	private final Map<String, String> failures = new HashMap<>();

	FakeCredentials failingAt(String call, String errorName) {
		this.failures.put(call, errorName);
		return this;
	}

	List<String> calls() {
		return this.calls;
	}

	@Override
	public Optional<Account> getpwnam(String name) {
		return Optional.empty();
	}

	@Override
	public Optional<Account> getpwuid(int user) {
		return Optional.empty();
	}

	@Override
	public OptionalInt getgrnam(String name) {
		return OptionalInt.empty();
	}

	@Override
	public Optional<String> getgrgid(int group) {
		return Optional.empty();
	}

	@Override
	public int getegid() {
		return 0;
	}

	@Override
	public void initgroups(String user, int group) throws SystemCallException {
		record("initgroups " + user + " " + group);
	}

	@Override
	public void setgroups(List<Integer> groups) throws SystemCallException {
		record("setgroups " + groups);
	}

	@Override
	public void setgid(int group) throws SystemCallException {
		record("setgid " + group);
	}

	@Override
	public void setuid(int user) throws SystemCallException {
		record("setuid " + user);
	}

	@Override
	public void setrlimit(Limit limit, long value) throws SystemCallException {
		record("setrlimit " + limit + " " + value);
	}

	@Override
	public void setpriority(int nice) throws SystemCallException {
		record("setpriority " + nice);
	}

	private void record(String call) throws SystemCallException {
		this.calls.add(call);
		String failure = this.failures.get(call);
		if (failure != null) {
			throw new SystemCallException(call, failure, "as the test says");
		}
	}

}
