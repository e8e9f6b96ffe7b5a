package io.bootdaemon.sample;

import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * {@code /proc/PID/status}, see proc_pid_status(5). A field that the kernel does not
 * write is {@code null}.
 */
final class ProcStatus {

	private final Map<String, String> fields;

	private ProcStatus(Map<String, String> fields) {
		this.fields = fields;
	}

	static ProcStatus parse(String text) {
		return new ProcStatus(text.lines()
			.map((line) -> line.split(":", 2))
			.filter((field) -> field.length == 2)
			.collect(Collectors.toMap((field) -> field[0], (field) -> field[1].trim(), (first, second) -> first)));
	}

	@Nullable String umask() {
		return this.fields.get("Umask");
	}

	@Nullable Integer threads() {
		String threads = this.fields.get("Threads");
		return (threads != null) ? Integer.valueOf(threads) : null;
	}

	@Nullable Long residentBytes() {
		String resident = this.fields.get("VmRSS");
		return (resident != null) ? Long.parseLong(resident.split("\\s+")[0]) * 1024 : null;
	}

	ProcessFacts.@Nullable Ids user() {
		return ids("Uid");
	}

	ProcessFacts.@Nullable Ids group() {
		return ids("Gid");
	}

	ProcessFacts.@Nullable Signals signals() {
		String ignored = this.fields.get("SigIgn");
		String blocked = this.fields.get("SigBlk");
		String caught = this.fields.get("SigCgt");
		if (ignored == null || blocked == null || caught == null) {
			return null;
		}
		return new ProcessFacts.Signals(SignalNames.in(ignored), SignalNames.in(blocked), SignalNames.in(caught));
	}

	private ProcessFacts.@Nullable Ids ids(String field) {
		String value = this.fields.get(field);
		if (value == null) {
			return null;
		}
		String[] ids = value.split("\\s+");
		return new ProcessFacts.Ids(Long.parseLong(ids[0]), Long.parseLong(ids[1]));
	}

}
