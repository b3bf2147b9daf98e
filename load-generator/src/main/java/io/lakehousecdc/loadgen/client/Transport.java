package io.lakehousecdc.loadgen.client;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/** How the operating system is asked for sockets and timers. */
public enum Transport {
  /** Linux: fewer system calls, timers of a microsecond. */
  EPOLL {
    @Override
    public EventLoopGroup loops(int count, String name) {
      return new EpollEventLoopGroup(count, new DefaultThreadFactory(name, true));
    }

    @Override
    Class<? extends SocketChannel> channel() {
      return EpollSocketChannel.class;
    }
  },
  /** Everywhere; its timers are of a millisecond. */
  NIO {
    @Override
    public EventLoopGroup loops(int count, String name) {
      return new NioEventLoopGroup(count, new DefaultThreadFactory(name, true));
    }

    @Override
    Class<? extends SocketChannel> channel() {
      return NioSocketChannel.class;
    }
  };

  /** The best one here. */
  public static Transport best() {
    return Epoll.isAvailable() ? EPOLL : NIO;
  }

  /** Event loops on daemon threads. */
  public abstract EventLoopGroup loops(int count, String name);

  abstract Class<? extends SocketChannel> channel();
}
