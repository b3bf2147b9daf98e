package io.lakehousecdc.loadgen.fake;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** {@link FakeItems} behind HTTP on a free port. Each planted fault happens to one call. */
public final class FakeItemsServer implements AutoCloseable {
  private static final HttpResponseStatus FAILED = HttpResponseStatus.SERVICE_UNAVAILABLE;

  private final FakeItems items = new FakeItems();
  private final Queue<NetFault> planted = new ConcurrentLinkedQueue<>();
  private final EventLoopGroup group = new NioEventLoopGroup(1);
  private final Channel channel;
  private long silentUntil;

  public FakeItemsServer() {
    channel =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel accepted) {
                    accepted
                        .pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(1 << 20))
                        .addLast(new Handler());
                  }
                })
            .bind("127.0.0.1", 0)
            .syncUninterruptibly()
            .channel();
  }

  public FakeItems items() {
    return items;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + ((InetSocketAddress) channel.localAddress()).getPort());
  }

  public void plant(NetFault fault) {
    planted.add(fault);
  }

  /** Whether all planted faults of the net have happened. */
  public boolean allHappened() {
    return planted.isEmpty();
  }

  @Override
  public void close() {
    channel.close().syncUninterruptibly();
    group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private final class Handler extends SimpleChannelInboundHandler<FullHttpRequest> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      NetFault fault = planted.poll();
      byte @Nullable [] body =
          request.content().isReadable() ? ByteBufUtil.getBytes(request.content()) : null;
      String method = request.method().name();
      String uri = request.uri();
      if (fault == NetFault.SLOW_SECOND) {
        silentUntil = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
      }
      long wait = Math.max(0, silentUntil - System.nanoTime());
      var unused =
          context
              .executor()
              .schedule(
                  () -> handle(context, fault, method, uri, body), wait, TimeUnit.NANOSECONDS);
    }

    private void handle(
        ChannelHandlerContext context,
        @Nullable NetFault fault,
        String method,
        String uri,
        byte @Nullable [] body) {
      if (fault == NetFault.RESET_BEFORE) {
        context.close();
        return;
      }
      if (fault == NetFault.ERROR_BEFORE) {
        answer(context, FAILED, new byte[0]);
        return;
      }
      FakeItems.Reply reply = items.handle(method, uri, body);
      if (fault == NetFault.RESET_AFTER) {
        context.close();
      } else if (fault == NetFault.ERROR_AFTER) {
        answer(context, FAILED, new byte[0]);
      } else if (fault == NetFault.NO_HTTP) {
        context.pipeline().remove(HttpServerCodec.class);
        context.writeAndFlush(
            Unpooled.copiedBuffer("no HTTP at all\r\n\r\n", StandardCharsets.US_ASCII));
      } else {
        answer(context, HttpResponseStatus.valueOf(reply.status()), reply.body());
      }
    }

    private void answer(ChannelHandlerContext context, HttpResponseStatus status, byte[] body) {
      DefaultFullHttpResponse response =
          new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
      response.headers().set("Content-Type", "application/json");
      response.headers().set("Content-Length", body.length);
      context.writeAndFlush(response);
    }
  }
}
