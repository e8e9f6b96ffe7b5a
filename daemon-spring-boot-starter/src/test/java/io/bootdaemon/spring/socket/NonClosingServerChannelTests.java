package io.bootdaemon.spring.socket;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class NonClosingServerChannelTests {

	private ServerSocketChannel owner;

	private NonClosingServerChannel lent;

	private volatile Thread acceptor;

	@BeforeEach
	void open() throws IOException {
		this.owner = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		this.lent = new NonClosingServerChannel(this.owner);
	}

	@AfterEach
	void close() throws IOException {
		this.lent.close();
		this.owner.close();
	}

	@Test
	void acceptReturnsAConnectionThatBlocks() throws Exception {
		CompletableFuture<SocketChannel> accepted = accept();
		awaitWaiting();
		try (SocketChannel client = connect(); SocketChannel server = accepted.join()) {
			assertThat(server.getRemoteAddress()).isEqualTo(client.getLocalAddress());
			assertThat(server.isBlocking()).isTrue();
		}
		assertThat(this.lent.getLocalAddress()).isEqualTo(this.owner.getLocalAddress());
	}

	@Test
	void closeEndsTheWaitAndLeavesTheOwnerOpen() throws Exception {
		CompletableFuture<SocketChannel> accepted = accept();
		awaitWaiting();
		this.lent.close();
		assertThatExceptionOfType(CompletionException.class).isThrownBy(accepted::join)
			.withCauseExactlyInstanceOf(AsynchronousCloseException.class);
		assertNextOneAccepts();
	}

	@Test
	void interruptEndsTheWaitAndLeavesTheOwnerOpen() throws Exception {
		CompletableFuture<SocketChannel> accepted = accept();
		awaitWaiting();
		this.acceptor.interrupt();
		assertThatExceptionOfType(CompletionException.class).isThrownBy(accepted::join)
			.withCauseExactlyInstanceOf(ClosedByInterruptException.class);
		assertNextOneAccepts();
	}

	@Test
	void wakeUpAsksAgainWhetherAConnectionIsWanted() throws Exception {
		AtomicBoolean wanted = new AtomicBoolean(true);
		CompletableFuture<SocketChannel> accepted = inAThread(() -> this.lent.acceptWhile(wanted::get));
		awaitWaiting();
		wanted.set(false);
		this.lent.wakeUp();
		assertThat(accepted.join()).isNull();
	}

	@Test
	void suspendedOneLeavesConnectionsWaiting() throws Exception {
		CompletableFuture<SocketChannel> accepted = accept();
		awaitWaiting();
		this.lent.suspend();
		try (SocketChannel client = connect()) {
			assertThat(client.isConnected()).isTrue();
			assertThatExceptionOfType(TimeoutException.class)
				.isThrownBy(() -> accepted.get(300, TimeUnit.MILLISECONDS));
			this.lent.resume();
			accepted.join().close();
		}
	}

	@Test
	void suspendWaitsUntilWhatWasAcceptedIsDelivered() throws Exception {
		CountDownLatch accepted = new CountDownLatch(1);
		CountDownLatch delivered = new CountDownLatch(1);
		CompletableFuture<SocketChannel> second = inAThread(() -> {
			this.lent.accept().close();
			accepted.countDown();
			delivered.await();
			return this.lent.accept();
		});
		try (SocketChannel client = connect()) {
			assertThat(client.isConnected()).isTrue();
			accepted.await();
			CompletableFuture<Void> suspended = CompletableFuture.runAsync(this.lent::suspend);
			assertThatExceptionOfType(TimeoutException.class)
				.isThrownBy(() -> suspended.get(100, TimeUnit.MILLISECONDS));
			delivered.countDown();
			suspended.join();
			assertThat(second).isNotDone();
		}
	}

	private void assertNextOneAccepts() throws IOException {
		try (SocketChannel client = connect();
				NonClosingServerChannel next = new NonClosingServerChannel(this.owner);
				SocketChannel server = next.accept()) {
			assertThat(server.getRemoteAddress()).isEqualTo(client.getLocalAddress());
		}
	}

	private SocketChannel connect() throws IOException {
		return SocketChannel.open(this.owner.getLocalAddress());
	}

	private CompletableFuture<SocketChannel> accept() {
		return inAThread(this.lent::accept);
	}

	private CompletableFuture<SocketChannel> inAThread(Callable<SocketChannel> accept) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				this.acceptor = Thread.currentThread();
				return accept.call();
			}
			catch (Exception ex) {
				throw new CompletionException(ex);
			}
		}, (task) -> new Thread(task).start());
	}

	/** It waits in the kernel, which Java calls runnable. */
	private void awaitWaiting() {
		await().until(() -> this.acceptor != null);
		await().until(() -> Arrays.stream(this.acceptor.getStackTrace())
			.anyMatch((frame) -> frame.getMethodName().equals("select")));
	}

}
