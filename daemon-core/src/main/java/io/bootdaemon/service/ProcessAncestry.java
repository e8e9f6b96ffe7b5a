package io.bootdaemon.service;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import io.bootdaemon.process.ProcessCommand;
import io.bootdaemon.process.ProcessStat;
import org.jspecify.annotations.Nullable;

/**
 * This process and its ancestors, as /proc shows them.
 *
 * @param self this process
 * @param parent the parent's command line; empty if it is outside of this name space, or
 * may not be seen (hidepid)
 * @param first process 1; null if it may not be seen
 * @param init the command line of process 1
 */
record ProcessAncestry(ProcessStat self, List<String> parent, @Nullable ProcessStat first, List<String> init) {

	/**
	 * Looks at them.
	 * @param pid this process
	 * @return empty where there is no /proc, or that of another name space
	 */
	static Optional<ProcessAncestry> of(long pid) {
		return ProcessStat.current()
			.filter((self) -> self.pid() == pid)
			.map((self) -> new ProcessAncestry(self, words(self.parent()), ProcessStat.of(1).orElse(null), words(1)));
	}

	private static List<String> words(long pid) {
		try {
			return ProcessCommand.words(pid);
		}
		catch (IOException ex) {
			return List.of();
		}
	}

}
