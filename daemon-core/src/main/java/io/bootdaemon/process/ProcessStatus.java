package io.bootdaemon.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The fields of /proc/PID/status (proc(5)).
 */
public final class ProcessStatus {

	private static final int SIGQUIT = 3;

	/** capabilities(7), linux/capability.h. */
	private static final int CAP_SYS_PTRACE = 19;

	private final Map<String, String> lines;

	private ProcessStatus(Map<String, String> lines) {
		this.lines = lines;
	}

	/**
	 * Reads a process.
	 * @param pid its id
	 * @return what is known; nothing if it is gone
	 */
	public static ProcessStatus of(long pid) {
		return of(Path.of("/proc/" + pid));
	}

	static ProcessStatus of(Path process) {
		try {
			return parse(Files.readString(process.resolve("status"), StandardCharsets.ISO_8859_1));
		}
		catch (IOException ex) {
			// It was removed meanwhile
			return new ProcessStatus(Map.of());
		}
	}

	/**
	 * Reads this process.
	 * @return what is known
	 */
	public static ProcessStatus current() {
		return of(ProcessHandle.current().pid());
	}

	static ProcessStatus parse(String text) {
		return new ProcessStatus(text.lines()
			.filter((line) -> line.contains(":"))
			.collect(Collectors.toMap((line) -> line.substring(0, line.indexOf(':')),
					(line) -> line.substring(line.indexOf(':') + 1).strip(), (one, other) -> one)));
	}

	/**
	 * Its resident memory.
	 * @return bytes
	 */
	public OptionalLong residentBytes() {
		OptionalLong kilobytes = number("VmRSS");
		return kilobytes.isPresent() ? OptionalLong.of(kilobytes.getAsLong() * 1024) : kilobytes;
	}

	/**
	 * Its resident memory that is no file's, so that it can't be shared or dropped.
	 * @return bytes; 0 if that isn't known
	 */
	public long ownBytes() {
		return (number("RssAnon").orElse(0) + number("RssShmem").orElse(0)) * 1024;
	}

	/**
	 * The number of its threads.
	 * @return the number
	 */
	public OptionalLong threads() {
		return number("Threads");
	}

	/**
	 * The user it acts as.
	 * @return the effective user id
	 */
	public OptionalLong user() {
		return Optional.ofNullable(this.lines.get("Uid"))
			.map((uids) -> OptionalLong.of(Long.parseLong(uids.split("\\s+")[1])))
			.orElse(OptionalLong.empty());
	}

	/**
	 * The process's user, if real, effective and saved user id are the same.
	 * @return the user id; empty if its real, effective and saved user ids differ, as
	 * those of a set-user-ID program do
	 */
	public OptionalLong onlyUser() {
		String[] users = this.lines.getOrDefault("Uid", "").split("\\s+");
		boolean one = users.length >= 3 && users[0].equals(users[1]) && users[1].equals(users[2]);
		return one ? OptionalLong.of(Long.parseLong(users[0])) : OptionalLong.empty();
	}

	/**
	 * Whether it acts as root.
	 * @return whether its effective user id is 0
	 */
	public boolean isRoots() {
		return user().equals(OptionalLong.of(0));
	}

	/**
	 * Whether it acts as root, but can't look into processes of other users: as in a
	 * container, by default.
	 * @return whether it lacks CAP_SYS_PTRACE
	 */
	public boolean isRootsWithoutTracing() {
		return isRoots() && !hasBit("CapEff", CAP_SYS_PTRACE);
	}

	/**
	 * Whether SIGQUIT is handled, so that it makes a thread dump. Under -Xrs, or before a
	 * JVM has come so far, it would end the process.
	 * @return whether its bit is in SigCgt
	 */
	public boolean handlesQuit() {
		return handles(SIGQUIT);
	}

	/**
	 * Whether a signal is handled.
	 * @param signal its number
	 * @return whether its bit is in SigCgt
	 */
	public boolean handles(int signal) {
		return hasBit("SigCgt", signal - 1);
	}

	private boolean hasBit(String mask, int bit) {
		return (Long.parseUnsignedLong(this.lines.getOrDefault(mask, "0"), 16) >> bit & 1) == 1;
	}

	private OptionalLong number(String key) {
		return Optional.ofNullable(this.lines.get(key))
			.map((value) -> OptionalLong.of(Long.parseLong(value.split(" ")[0])))
			.orElse(OptionalLong.empty());
	}

}
