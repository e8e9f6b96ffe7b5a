package io.bootdaemon.spring.socket;

import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpResources;
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
		PropertyAccessorFactory.forBeanPropertyAccess(factory)
			.setPropertyValue("resourceFactory", new ReactorResourceFactory() {

				@Override
				public LoopResources getLoopResources() {
					LoopResources loops = beans.getBeanProvider(ReactorResourceFactory.class)
						.orderedStream()
						.findFirst()
						.map(ReactorResourceFactory::getLoopResources)
						.orElseGet(HttpResources::get);
					return new Loops(loops, socket);
				}

			});
	}

	/**
	 * The socket as Netty's channel: bound already. When Netty closes it, it leaves
	 * Netty's selector and stays open.
	 */
	private static final class PassedChannel extends NioServerSocketChannel {

		private volatile boolean closed;

		PassedChannel(ServerSocketChannel socket) {
			super(socket);
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
	 * The application's own loops, which make the socket's channel for the server.
	 */
	private record Loops(LoopResources loops, ServerSocketChannel socket) implements LoopResources {

		@Override
		public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
			return type.isAssignableFrom(PassedChannel.class) ? type.cast(new PassedChannel(this.socket))
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
