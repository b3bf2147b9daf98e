package io.lakehousecdc.loadgen.bench;

import io.lakehousecdc.loadgen.client.Transport;
import io.lakehousecdc.loadgen.statistics.Latency;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Answers every GET with the same bytes and counts. Started with {@code delays}, it answers 900 of
 * 1,000 requests after 1 ms, 95 after 10 ms and 5 after 100 ms, and records what the delays really
 * were. It looks for nothing but the end of each request, so that the tools are measured and not
 * the server.
 */
public final class StaticServer {
  private static final ByteBuf ANSWER =
      Unpooled.unreleasableBuffer(
          Unpooled.directBuffer()
              .writeBytes(
                  ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 27\r\n\r\n"
                          + "{\"id\":1,\"name\":\"something\"}")
                      .getBytes(StandardCharsets.US_ASCII)));

  private static final int END_OF_REQUEST = 0x0D0A0D0A;

  private final boolean delays;
  private long requests;
  private Histogram delayed = Latency.histogram();

  private StaticServer(boolean delays) {
    this.delays = delays;
  }

  /** Prints its port; answers each line of its input with the number of requests so far. */
  public static void main(String[] args) throws IOException {
    StaticServer server = new StaticServer(args.length > 0 && args[0].equals("delays"));
    EventLoopGroup group = Transport.best().loops(1, "server");
    Channel channel =
        new ServerBootstrap()
            .group(group)
            .channel(
                Epoll.isAvailable() ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, 4096)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel accepted) {
                    accepted.pipeline().addLast(server.new Handler());
                  }
                })
            .bind("127.0.0.1", 0)
            .syncUninterruptibly()
            .channel();
    System.out.println(((InetSocketAddress) channel.localAddress()).getPort());
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      boolean reset = line.equals("reset");
      System.out.println(
          group.next().submit(() -> server.report(reset)).syncUninterruptibly().getNow());
    }
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private String report(boolean reset) {
    String report =
        requests
            + " "
            + delayed.getValueAtPercentile(50)
            + " "
            + delayed.getValueAtPercentile(99)
            + " "
            + delayed.getValueAtPercentile(99.9);
    if (reset) {
      delayed = Latency.histogram();
    }
    return report;
  }

  private final class Handler extends ChannelInboundHandlerAdapter {
    private int tail;

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ByteBuf bytes = (ByteBuf) message;
      int end = bytes.writerIndex();
      for (int i = bytes.readerIndex(); i < end; i++) {
        byte b = bytes.getByte(i);
        if (b <= '\r') {
          tail = tail << 8 | b;
          if (tail == END_OF_REQUEST) {
            answer(context);
          }
        } else {
          tail = 0;
        }
      }
      bytes.release();
    }

    private void answer(ChannelHandlerContext context) {
      long number = requests++;
      if (!delays) {
        context.writeAndFlush(ANSWER.duplicate(), context.voidPromise());
        return;
      }
      long came = System.nanoTime();
      long place = number * 617 % 1000;
      long micros = place < 900 ? 1_000 : place < 995 ? 10_000 : 100_000;
      context
          .executor()
          .schedule(
              () -> {
                context.writeAndFlush(ANSWER.duplicate(), context.voidPromise());
                delayed.recordValue(Latency.micros(System.nanoTime() - came));
              },
              micros,
              TimeUnit.MICROSECONDS);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      context.close();
    }
  }
}
