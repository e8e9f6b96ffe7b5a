package io.bootdaemon.spring.socket;

import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;

import io.bootdaemon.service.KeptAcceptors;
import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2GoAwayFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.HttpResources;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * Reactor Netty on a listening socket that was passed: with the JDK's selectors, as
 * Netty's native transports take no channel of the JDK's.
 */
final class NettySocket {

	private NettySocket() {
	}

	/**
	 * Lets the server that a factory makes accept from the socket.
	 * @param factory sets its loops after all customizers, so that these can't
	 * @param beans those of the application, among which there may be its loops
	 * @param socket the socket
	 */
	static void use(Object factory, ListableBeanFactory beans, ServerSocketChannel socket) {
		Acceptor acceptor = new Acceptor();
		KeptAcceptors.add(acceptor);
		ServerCustomizers.add(factory, (server) -> ((HttpServer) server).doOnConnection(acceptor::accepted)
			.mapHandle((handled, connection) -> {
				acceptor.answering(connection);
				return handled;
			}));
		PropertyAccessorFactory.forBeanPropertyAccess(factory)
			.setPropertyValue("resourceFactory", new ReactorResourceFactory() {

				@Override
				public LoopResources getLoopResources() {
					LoopResources loops = beans.getBeanProvider(ReactorResourceFactory.class)
						.orderedStream()
						.findFirst()
						.map(ReactorResourceFactory::getLoopResources)
						.orElseGet(HttpResources::get);
					return new Loops(loops, socket, acceptor);
				}

			});
	}

	/**
	 * The socket as Netty's channel: bound already. When Netty closes it, it leaves
	 * Netty's selector and stays open.
	 */
	private static final class PassedChannel extends NioServerSocketChannel {

		private volatile boolean closed;

		PassedChannel(ServerSocketChannel socket, boolean suspended) {
			super(socket);
			config().setAutoRead(!suspended);
		}

		@Override
		protected void doBind(SocketAddress localAddress) {
			// The process that passed it has done that
		}

		@Override
		public boolean isOpen() {
			return !this.closed && super.isOpen();
		}

		@Override
		protected void doClose() {
			this.closed = true;
		}

	}

	/**
	 * The server's share in a hot restart.
	 */
	private static final class Acceptor implements KeptAcceptors.Acceptor {

		/** A channel leaves it when it closes. */
		private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

		private volatile boolean suspended;

		private volatile boolean draining;

		private volatile @Nullable PassedChannel channel;

		/** The channel of a connection; of HTTP/2, each stream has one of its own. */
		private static Channel connected(Connection connection) {
			Channel channel = connection.channel();
			return (channel instanceof Http2StreamChannel stream) ? stream.parent() : channel;
		}

		/**
		 * Says with an answer that it is the last one on its connection, while
		 * connections are drained.
		 */
		void answering(Connection connection) {
			if (this.draining && connection.channel() instanceof Http2StreamChannel stream) {
				sendGoAway(stream.parent());
			}
			else if (this.draining && connection instanceof HttpServerResponse response) {
				response.keepAlive(false);
			}
		}

		/** Streams that the client is just opening count: RFC 9113, 6.8. */
		private static void sendGoAway(Channel channel) {
			if (channel.pipeline().get(Http2FrameCodec.class) != null) {
				Http2GoAwayFrame frame = new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR);
				channel.writeAndFlush(frame.setExtraStreamIds(Integer.MAX_VALUE));
			}
		}

		PassedChannel open(ServerSocketChannel socket) {
			PassedChannel opened = new PassedChannel(socket, this.suspended);
			this.channel = opened;
			return opened;
		}

		void accepted(Connection connection) {
			this.connections.add(connected(connection));
		}

		/**
		 * In the channel's own thread, so that none is being accepted when it returns.
		 */
		@Override
		public void suspend() {
			this.suspended = true;
			setAutoRead(false);
		}

		@Override
		public void resume() {
			this.suspended = false;
			this.draining = false;
			setAutoRead(true);
		}

		private void setAutoRead(boolean autoRead) {
			PassedChannel opened = this.channel;
			if (opened != null && opened.isRegistered()) {
				opened.eventLoop().submit(() -> opened.config().setAutoRead(autoRead)).syncUninterruptibly();
			}
		}

		@Override
		public void drain() {
			this.draining = true;
			this.connections.forEach(Acceptor::sendGoAway);
		}

		@Override
		public int connections() {
			return this.connections.size();
		}

	}

	/**
	 * The application's own loops, which make the socket's channel for the server.
	 */
	private record Loops(LoopResources loops, ServerSocketChannel socket, Acceptor acceptor) implements LoopResources {

		@Override
		public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
			return type.isAssignableFrom(PassedChannel.class) ? type.cast(this.acceptor.open(this.socket))
					: this.loops.onChannel(type, group);
		}

		@Override
		public <C extends Channel> Class<? extends C> onChannelClass(Class<C> type, EventLoopGroup group) {
			return this.loops.onChannelClass(type, group);
		}

		@Override
		public EventLoopGroup onServer(boolean useNative) {
			return this.loops.onServer(false);
		}

		@Override
		public EventLoopGroup onServerSelect(boolean useNative) {
			return this.loops.onServerSelect(false);
		}

		@Override
		public EventLoopGroup onClient(boolean useNative) {
			return this.loops.onClient(useNative);
		}

		@Override
		public boolean daemon() {
			return this.loops.daemon();
		}

		@Override
		public Mono<Void> disposeLater(Duration quietPeriod, Duration timeout) {
			return this.loops.disposeLater(quietPeriod, timeout);
		}

	}

}
