package io.bootdaemon.sample;

import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

import io.bootdaemon.sample.ProcessFacts.Leader;
import io.bootdaemon.sample.ProcessFacts.Parent;
import io.bootdaemon.sample.ProcessFacts.Session;

/**
 * Collects {@link ProcessFacts}: from the kernel where it has a {@code /proc}, else what
 * the JVM knows.
 */
@Component
class ProcessFactsReader {

	private static final Pattern SECRET = Pattern.compile("(?is)^([^=]*(?:password|secret|token|key)[^=]*=).+");

	private final Environment environment;

	private final ProcFileSystem proc;

	@Autowired
	ProcessFactsReader(Environment environment) {
		this(environment, new ProcFileSystem(Path.of("/proc")));
	}

	ProcessFactsReader(Environment environment, ProcFileSystem proc) {
		this.environment = environment;
		this.proc = proc;
	}

	ProcessFacts read() {
		long pid = ProcessHandle.current().pid();
		ProcStat stat = this.proc.stat("self");
		ProcStatus status = this.proc.status();
		RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
		return new ProcessFacts(this.environment.getProperty("spring.application.name", "application"), pid,
				parent(stat), session(pid, stat), System.getProperty("user.name"),
				(status != null) ? status.user() : null, (status != null) ? status.group() : null,
				this.proc.workingDirectory(), (status != null) ? status.umask() : null, this.proc.descriptors(),
				(status != null) ? status.signals() : null, (status != null) ? status.residentBytes() : null,
				(status != null) ? status.threads() : null, Instant.ofEpochMilli(runtime.getStartTime()),
				Duration.ofMillis(runtime.getUptime()), System.getProperty("java.vm.name") + " " + Runtime.version(),
				commandLine(), List.of(this.environment.getActiveProfiles()),
				this.environment.getProperty("local.server.port", Integer.class));
	}

	private @Nullable Parent parent(@Nullable ProcStat stat) {
		if (stat == null) {
			return ProcessHandle.current().parent().map(ProcessFactsReader::parent).orElse(null);
		}
		ProcStat parent = this.proc.stat(Long.toString(stat.parent()));
		return new Parent(stat.parent(), (parent != null) ? parent.name() : null,
				(parent != null) ? parent.session() : null);
	}

	private static Parent parent(ProcessHandle handle) {
		String name = handle.info().command().map((command) -> Path.of(command).getFileName().toString()).orElse(null);
		return new Parent(handle.pid(), name, null);
	}

	private @Nullable Session session(long pid, @Nullable ProcStat stat) {
		if (stat == null) {
			return null;
		}
		return new Session(stat.session(), leader(pid, stat), stat.group(), stat.controllingTerminal());
	}

	private Leader leader(long pid, ProcStat stat) {
		if (stat.session() == pid) {
			return Leader.ITSELF;
		}
		if (stat.session() == stat.parent()) {
			return Leader.PARENT;
		}
		// 0 is a leader outside of this container
		return (stat.session() == 0 || this.proc.has(stat.session())) ? Leader.OTHER : Leader.ENDED;
	}

	private List<String> commandLine() {
		List<String> arguments = this.proc.commandLine();
		if (arguments == null) {
			arguments = ProcessHandle.current().info().commandLine().map(List::of).orElse(List.of());
		}
		return arguments.stream().map((argument) -> SECRET.matcher(argument).replaceFirst("$1******")).toList();
	}

}
