package io.bootdaemon.service;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What accepts connections from the listening socket that this process has from another
 * one. In a hot restart two processes have it: the successor accepts nothing before it
 * has taken over, the predecessor nothing after.
 */
public final class KeptAcceptors {

	private static final List<Acceptor> ACCEPTORS = new CopyOnWriteArrayList<>();

	/** In a hot restart. */
	private static volatile boolean suspended;

	private static volatile boolean stopping;

	private KeptAcceptors() {
	}

	/**
	 * Adds an acceptor, as its server starts.
	 * @param acceptor the acceptor
	 */
	public static void add(Acceptor acceptor) {
		ACCEPTORS.add(acceptor);
		if (suspended) {
			acceptor.suspend();
		}
	}

	/**
	 * Lets all of them accept nothing from now on, also those that are added later.
	 */
	public static void suspend() {
		suspended = true;
		ACCEPTORS.forEach(Acceptor::suspend);
	}

	/**
	 * Lets all of them accept again, and keep connections alive.
	 */
	public static void resume() {
		suspended = false;
		if (!stopping) {
			ACCEPTORS.forEach(Acceptor::resume);
		}
	}

	/**
	 * Lets those that there are accept nothing, and end each connection with its next
	 * answer, as their servers are about to stop.
	 */
	public static void stopAccepting() {
		stopping = true;
		ACCEPTORS.forEach(Acceptor::suspend);
		drain();
	}

	/**
	 * Undoes {@link #stopAccepting()}, as their servers have been started again.
	 */
	public static void startAccepting() {
		stopping = false;
		if (!suspended) {
			ACCEPTORS.forEach(Acceptor::resume);
		}
	}

	/**
	 * Lets each connection end with its next answer.
	 */
	public static void drain() {
		ACCEPTORS.forEach(Acceptor::drain);
	}

	/**
	 * The connections that were accepted and are open.
	 * @return how many
	 */
	public static int connections() {
		return ACCEPTORS.stream().mapToInt(Acceptor::connections).sum();
	}

	/**
	 * Accepts connections for a server.
	 */
	public interface Acceptor {

		/**
		 * Accepts nothing until {@link #resume()}: connections wait in the kernel. When
		 * it returns, no accepted connection is lost.
		 */
		void suspend();

		/**
		 * Accepts again.
		 */
		void resume();

		/**
		 * Says in each answer that it is the last one on its connection.
		 */
		void drain();

		/**
		 * The connections that are open.
		 * @return how many
		 */
		int connections();

	}

}
