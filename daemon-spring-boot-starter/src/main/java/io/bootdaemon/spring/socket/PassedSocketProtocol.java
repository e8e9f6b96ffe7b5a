package io.bootdaemon.spring.socket;

import java.io.IOException;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's HTTP on {@link System#inheritedChannel()}. Its own useInheritedChannel accepts
 * one more connection when it stops, and closes it. This one leaves it to the next
 * process. Public, as Tomcat makes it by its name.
 */
public final class PassedSocketProtocol extends Http11NioProtocol {

	/**
	 * The protocol, to be configured like Tomcat's own.
	 */
	public PassedSocketProtocol() {
		super(new Endpoint());
	}

	private static final class Endpoint extends NioEndpoint {

		private volatile @Nullable LentChannel channel;

		@Override
		protected void initServerSocket() throws IOException {
			if (!(System.inheritedChannel() instanceof ServerSocketChannel socket)) {
				throw new IOException("System.inheritedChannel() is not a listening socket");
			}
			this.channel = new LentChannel(socket);
		}

		@Override
		protected @Nullable NetworkChannel getServerSocket() {
			return this.channel;
		}

		@Override
		protected SocketChannel serverSocketAccept() throws IOException {
			LentChannel lent = this.channel;
			SocketChannel accepted = (lent != null) ? lent.acceptWhile(() -> isRunning() && !isPaused()) : null;
			return (accepted != null) ? accepted : none();
		}

		/** What Tomcat drops without a word when it is paused or stopped. */
		private static SocketChannel none() throws IOException {
			SocketChannel none = SocketChannel.open();
			none.close();
			return none;
		}

		@Override
		protected void unlockAccept() {
			LentChannel lent = this.channel;
			if (lent != null) {
				lent.wakeUp();
			}
		}

		@Override
		protected void doCloseServerSocket() throws IOException {
			LentChannel lent = this.channel;
			this.channel = null;
			if (lent != null) {
				lent.close();
			}
		}

	}

}
