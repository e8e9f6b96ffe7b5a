package io.bootdaemon.spring.socket;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/**
 * A channel that accepts from another one. The other one stays open when this one is
 * closed, or when a thread that waits in it is interrupted. While nobody accepts,
 * connections wait in the kernel.
 */
final class NonClosingServerChannel extends ServerSocketChannel {

	private static final Duration DELIVERY = Duration.ofSeconds(1);

	private final ServerSocketChannel owner;

	private final Selector selector;

	private final SelectionKey accepting;

	/** Threads that have accepted a connection and not come back yet. */
	private final Set<Thread> delivering = new HashSet<>();

	/**
	 * Lends a channel, which is non-blocking from then on.
	 */
	NonClosingServerChannel(ServerSocketChannel owner) throws IOException {
		super(owner.provider());
		this.owner = owner;
		owner.configureBlocking(false);
		this.selector = owner.provider().openSelector();
		this.accepting = owner.register(this.selector, SelectionKey.OP_ACCEPT);
	}

	@Override
	public SocketChannel accept() throws IOException {
		SocketChannel accepted = acceptWhile(() -> !Thread.currentThread().isInterrupted());
		if (accepted != null) {
			return accepted;
		}
		throw isOpen() ? new ClosedByInterruptException() : new AsynchronousCloseException();
	}

	/**
	 * Waits for a connection for as long as one is wanted, which is asked again at
	 * {@link #wakeUp()}. One that is not wanted is left to whoever accepts next.
	 * @return null if none is wanted any more, or this channel is closed
	 */
	@Nullable SocketChannel acceptWhile(BooleanSupplier wanted) throws IOException {
		setDelivered();
		while (isOpen() && wanted.getAsBoolean()) {
			SocketChannel accepted = acceptNow();
			if (accepted != null) {
				return accepted;
			}
			this.selector.select((ready) -> {
			});
		}
		return null;
	}

	private @Nullable SocketChannel acceptNow() throws IOException {
		synchronized (this.delivering) {
			SocketChannel accepted = (this.accepting.interestOps() != 0) ? this.owner.accept() : null;
			if (accepted != null) {
				this.delivering.add(Thread.currentThread());
			}
			return accepted;
		}
	}

	/**
	 * A thread that asks for the next connection has given the last one to its server.
	 */
	private void setDelivered() {
		synchronized (this.delivering) {
			this.delivering.remove(Thread.currentThread());
			this.delivering.notifyAll();
		}
	}

	/**
	 * Lets who waits here go on waiting, but accepts nothing until {@link #resume()}.
	 * When it returns, the server has each connection that was accepted, unless a thread
	 * has not come back for the next one in time.
	 */
	void suspend() {
		long end = System.nanoTime() + DELIVERY.toNanos();
		synchronized (this.delivering) {
			this.accepting.interestOps(0);
			try {
				for (long left = DELIVERY.toMillis(); !this.delivering.isEmpty()
						&& left > 0; left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
					this.delivering.wait(left);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	void resume() {
		this.accepting.interestOps(SelectionKey.OP_ACCEPT);
		wakeUp();
	}

	void wakeUp() {
		this.selector.wakeup();
	}

	@Override
	protected void implCloseSelectableChannel() throws IOException {
		this.selector.close();
	}

	@Override
	protected void implConfigureBlocking(boolean block) {
		// That of the owner stays as it is
	}

	@Override
	public ServerSocketChannel bind(@Nullable SocketAddress local, int backlog) {
		return this;
	}

	@Override
	public SocketAddress getLocalAddress() throws IOException {
		return this.owner.getLocalAddress();
	}

	@Override
	public ServerSocket socket() {
		return this.owner.socket();
	}

	@Override
	public <T> ServerSocketChannel setOption(SocketOption<T> name, T value) throws IOException {
		this.owner.setOption(name, value);
		return this;
	}

	@Override
	public <T> T getOption(SocketOption<T> name) throws IOException {
		return this.owner.getOption(name);
	}

	@Override
	public Set<SocketOption<?>> supportedOptions() {
		return this.owner.supportedOptions();
	}

}
