package io.bootdaemon.spring.socket;

import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.function.UnaryOperator;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/**
 * Lets a Reactor Netty accept from a listening socket that was passed: with the JDK's
 * selectors, as Netty's native transports take no channel of the JDK's.
 *
 * @param socket the socket
 */
record NettySocket(ServerSocketChannel socket) implements UnaryOperator<Object> {

	@Override
	public Object apply(Object server) {
		HttpServer netty = (HttpServer) server;
		return netty.runOn(new Loops(netty.configuration().loopResources(), this.socket), false);
	}

	/**
	 * The socket as Netty's channel: bound already, and open for as long as the process
	 * lives.
	 */
	private static final class PassedChannel extends NioServerSocketChannel {

		PassedChannel(ServerSocketChannel socket) {
			super(socket);
		}

		@Override
		protected void doBind(SocketAddress localAddress) {
			// Whoever passed it has done that
		}

		@Override
		protected void doClose() {
			// It is out of Netty's selector when this has returned
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
			return this.loops.onServer(useNative);
		}

		@Override
		public EventLoopGroup onServerSelect(boolean useNative) {
			return this.loops.onServerSelect(useNative);
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
