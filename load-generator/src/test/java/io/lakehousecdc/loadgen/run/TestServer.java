package io.lakehousecdc.loadgen.run;

import io.lakehousecdc.loadgen.client.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * A server that does what the path of a request says: {@code /delay/MICROS} answers after that
 * time, {@code /status/N} with that status, {@code /reset}, {@code /garbage}, {@code /half} and
 * {@code /silent} misbehave, {@code /last} closes after the answer. It counts the requests by path.
 */
public final class TestServer implements AutoCloseable {
  private final EventLoopGroup group = Transport.best().loops(1, "test-server");
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final LongAdder connections = new LongAdder();
  private final Channel channel;

  public TestServer() {
    this(0);
  }

  public TestServer(int port) {
    channel =
        new ServerBootstrap()
            .group(group)
            .channel(
                Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 4096)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel accepted) {
                    connections.increment();
                    accepted
                        .pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(1 << 20))
                        .addLast(new Handler());
                  }
                })
            .bind("127.0.0.1", port)
            .syncUninterruptibly()
            .channel();
  }

  int port() {
    return ((InetSocketAddress) channel.localAddress()).getPort();
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Requests that came, of all paths. */
  public long requests() {
    return counts.values().stream().mapToLong(LongAdder::sum).sum();
  }

  long requests(String path) {
    LongAdder count = counts.get(path);
    return count == null ? 0 : count.sum();
  }

  /** The first requests with their headers and bodies, as text. */
  List<String> seen() {
    return seen;
  }

  long connections() {
    return connections.sum();
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private final class Handler extends SimpleChannelInboundHandler<FullHttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      String path = request.uri();
      counts.computeIfAbsent(path, any -> new LongAdder()).increment();
      if (seen.size() < 100) {
        seen.add(
            request.method()
                + " "
                + path
                + " "
                + request.headers().entries()
                + " "
                + request.content().toString(StandardCharsets.UTF_8));
      }
      String[] words = path.split("/", 4);
      switch (words[1]) {
        case "delay" ->
            context
                .executor()
                .schedule(
                    () -> answer(context, 200, false),
                    Long.parseLong(words[2]) * 1000,
                    TimeUnit.NANOSECONDS);
        case "status" -> answer(context, Integer.parseInt(words[2]), false);
        case "last" -> answer(context, 200, true);
        case "reset" -> {
          ((SocketChannel) context.channel()).config().setSoLinger(0);
          context.close();
        }
        case "garbage" -> raw(context, "+OK this is no HTTP\r\n");
        case "half" -> raw(context, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        case "silent" -> {}
        default -> answer(context, 200, false);
      }
    }

    private void raw(ChannelHandlerContext context, String text) {
      var bytes = Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
      // Past the codec, straight into the socket.
      Channel open = context.channel();
      open.pipeline().remove(HttpServerCodec.class);
      open.writeAndFlush(bytes);
      if (text.startsWith("HTTP")) {
        open.close();
      }
    }

    private void answer(ChannelHandlerContext context, int status, boolean last) {
      var body = Unpooled.copiedBuffer("{\"id\":1}", StandardCharsets.US_ASCII);
      var response =
          new DefaultFullHttpResponse(
              HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), body);
      response.headers().set(HttpHeaderNames.CONTENT_TYPE, "application/json");
      response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
      if (last) {
        response.headers().set(HttpHeaderNames.CONNECTION, "close");
      }
      context.writeAndFlush(response);
      if (last) {
        context.close();
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
