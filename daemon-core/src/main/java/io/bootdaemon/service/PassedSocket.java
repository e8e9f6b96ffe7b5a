package io.bootdaemon.service;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.bootdaemon.posix.Descriptor;
import io.bootdaemon.posix.KernelLoader;
import io.bootdaemon.posix.KernelUnavailableException;
import io.bootdaemon.posix.ServiceCalls;
import io.bootdaemon.posix.SystemCallException;
import org.jspecify.annotations.Nullable;

/**
 * The listening socket that is passed to this process: as its standard input
 * (StandardInput=socket, inetd's "wait"), or by LISTEN_FDS (sd_listen_fds(3)). Whoever
 * passes it keeps it open, so that connections wait while this process is restarted.
 */
public final class PassedSocket {

	private static final Path STANDARD_INPUT = Path.of("/proc/self/fd/0");

	private static @Nullable ServerSocketChannel taken;

	private PassedSocket() {
	}

	/**
	 * Takes it. From then on it is {@link System#inheritedChannel()}, and no longer
	 * standard input, which would pass it on to a child.
	 * @return a channel of the internet; empty if none is passed to this process. Never
	 * to be closed: the JDK would make /dev/null of standard output and error, too
	 * @throws PassedSocketException if there is one, and it can't be used
	 */
	public static synchronized Optional<ServerSocketChannel> take() throws PassedSocketException {
		if (taken == null) {
			Optional<PassedDescriptors> passed = PassedDescriptors.of(ServiceVariables.ofThisProcess());
			if (passed.isPresent()) {
				makeStandardInput(passed.get().preferred());
			}
			taken = standardInput();
			if (taken == null && passed.isPresent()) {
				throw new PassedSocketException("The JDK knows of no socket that was passed: "
						+ "the application has called System.inheritedChannel() too early");
			}
		}
		return Optional.ofNullable(taken);
	}

	/** The only number from which the JDK makes a channel. */
	private static void makeStandardInput(Descriptor descriptor) throws PassedSocketException {
		String name = "Descriptor " + descriptor.number();
		if (Files.isRegularFile(STANDARD_INPUT)) {
			// It may be the JVM's own, if it was started with none, and without it the
			// JVM crashes
			throw new PassedSocketException(
					name + " can't be used: standard input is a file, and would have to be /dev/null");
		}
		try {
			ServiceCalls calls = calls();
			if (!calls.isListening(descriptor)) {
				throw new PassedSocketException(name + " is not a TCP socket that listens: "
						+ "the socket unit needs a port as ListenStream=, and no Accept=yes");
			}
			calls.makeStandardInput(descriptor);
		}
		catch (SystemCallException ex) {
			throw new PassedSocketException(
					name + " can't be used as a socket, in spite of LISTEN_FDS: " + ex.getMessage(), ex);
		}
		catch (KernelUnavailableException ex) {
			throw new PassedSocketException(
					name + " can't be used, as " + ex.getMessage() + ": StandardInput=socket needs no native code", ex);
		}
	}

	private static ServiceCalls calls() throws KernelUnavailableException {
		if (!KernelLoader.isLinux()) {
			throw new KernelUnavailableException("this is not Linux");
		}
		return KernelLoader.loadServiceCalls();
	}

	private static @Nullable ServerSocketChannel standardInput() throws PassedSocketException {
		try {
			// A connection (Accept=yes, inetd's "nowait") is another type of channel
			if (!(System.inheritedChannel() instanceof ServerSocketChannel channel)) {
				return null;
			}
			if (!(channel.getLocalAddress() instanceof InetSocketAddress)) {
				throw new PassedSocketException("The socket that was passed is one in the file system, "
						+ channel.getLocalAddress() + ": the socket unit needs a port as ListenStream=");
			}
			// The channel has a descriptor of its own; of number 0 this makes /dev/null
			new FileInputStream(FileDescriptor.in).close();
			System.setIn(InputStream.nullInputStream());
			return channel;
		}
		catch (IOException ex) {
			throw new PassedSocketException("The socket that was passed can't be used: " + ex, ex);
		}
	}

}
