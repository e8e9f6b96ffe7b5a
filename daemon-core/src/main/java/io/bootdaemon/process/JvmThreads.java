package io.bootdaemon.process;

import java.util.Arrays;
import java.util.List;

/**
 * The threads of this JVM, including its internal ones.
 */
public final class JvmThreads {

	private JvmThreads() {
	}

	/**
	 * All platform threads that live now.
	 * @return the threads
	 */
	public static List<Thread> all() {
		ThreadGroup root = Thread.currentThread().getThreadGroup();
		while (root.getParent() != null) {
			root = root.getParent();
		}
		Thread[] threads = new Thread[2 * root.activeCount() + 16];
		return List.copyOf(Arrays.asList(threads).subList(0, root.enumerate(threads)));
	}

}
