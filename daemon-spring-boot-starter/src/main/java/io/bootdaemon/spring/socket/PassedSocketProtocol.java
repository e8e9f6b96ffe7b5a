package io.bootdaemon.spring.socket;

import java.io.IOException;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

import io.bootdaemon.service.KeptAcceptors;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's HTTP on {@link System#inheritedChannel()}. With Tomcat's own
 * useInheritedChannel, a connection that arrives while Tomcat stops is accepted and
 * dropped; this one leaves it to the next process. The class is public, as Tomcat
 * instantiates it by name.
 */
public final class PassedSocketProtocol extends Http11NioProtocol {

	/**
	 * The protocol, to be configured like Tomcat's own.
	 */
	public PassedSocketProtocol() {
		super(new Endpoint());
		((Endpoint) getEndpoint()).protocol = this;
	}

	private static final class Endpoint extends NioEndpoint implements KeptAcceptors.Acceptor {

		private @Nullable PassedSocketProtocol protocol;

		private volatile @Nullable NonClosingServerChannel channel;

		/** As configured, once it was changed. */
		private int keepAliveRequests;

		@Override
		protected void initServerSocket() throws IOException {
			if (!(System.inheritedChannel() instanceof ServerSocketChannel socket)) {
				throw new IOException("System.inheritedChannel() is not a listening socket");
			}
			this.channel = new NonClosingServerChannel(socket);
			KeptAcceptors.add(this);
		}

		@Override
		public void suspend() {
			NonClosingServerChannel lent = this.channel;
			if (lent != null) {
				lent.suspend();
			}
		}

		/** With one request a connection, each answer says that it is the last one. */
		@Override
		public void drain() {
			PassedSocketProtocol protocol = this.protocol;
			if (protocol != null) {
				this.keepAliveRequests = protocol.getMaxKeepAliveRequests();
				protocol.setMaxKeepAliveRequests(1);
			}
			// Of HTTP/2 this is GOAWAY
			getHandler().pause();
		}

		@Override
		public int connections() {
			// The number that Tomcat counts has one that it is about to accept
			return getConnections().size();
		}

		@Override
		protected @Nullable NetworkChannel getServerSocket() {
			return this.channel;
		}

		@Override
		protected SocketChannel serverSocketAccept() throws IOException {
			NonClosingServerChannel lent = this.channel;
			SocketChannel accepted = (lent != null) ? lent.acceptWhile(() -> isRunning() && !isPaused()) : null;
			return (accepted != null) ? accepted : none();
		}

		/** What Tomcat drops without a word when it is paused or stopped. */
		private static SocketChannel none() throws IOException {
			SocketChannel none = SocketChannel.open();
			none.close();
			return none;
		}

		/** What Tomcat accepts when it is paused, it drops. */
		@Override
		public void pause() {
			suspend();
			super.pause();
		}

		@Override
		public void resume() {
			super.resume();
			PassedSocketProtocol protocol = this.protocol;
			if (protocol != null && this.keepAliveRequests != 0) {
				protocol.setMaxKeepAliveRequests(this.keepAliveRequests);
			}
			NonClosingServerChannel lent = this.channel;
			if (lent != null) {
				lent.resume();
			}
		}

		@Override
		protected void unlockAccept() {
			NonClosingServerChannel lent = this.channel;
			if (lent != null) {
				lent.wakeUp();
			}
		}

		@Override
		protected void doCloseServerSocket() throws IOException {
			NonClosingServerChannel lent = this.channel;
			this.channel = null;
			if (lent != null) {
				lent.close();
			}
		}

	}

}
