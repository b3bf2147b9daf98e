package io.lakehousecdc.loadgen.client;

import io.lakehousecdc.loadgen.workload.Outcome;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import org.jspecify.annotations.Nullable;

/**
 * What the connections of one event loop share. All methods are for the loop's thread.
 *
 * <p>Calls time out in the order in which they were sent, so a list of them is the only timer.
 */
public final class HttpLoop {
  private static final int SCRATCH_BYTES = 64 << 10;

  private final EventLoop eventLoop;
  private final Bootstrap bootstrap;
  private final Target target;
  private final ClientSettings settings;
  private final RequestEncoder encoder;
  private final byte[] scratch = new byte[SCRATCH_BYTES];
  private @Nullable Connection oldest;
  private @Nullable Connection newest;
  private int open;

  public HttpLoop(
      EventLoop eventLoop, Transport transport, Target target, ClientSettings settings) {
    this.eventLoop = eventLoop;
    this.bootstrap =
        new Bootstrap()
            .group(eventLoop)
            .channel(transport.channel())
            .option(ChannelOption.TCP_NODELAY, true)
            .option(
                ChannelOption.CONNECT_TIMEOUT_MILLIS,
                (int) Math.max(1, settings.connectTimeout().toMillis()));
    this.target = target;
    this.settings = settings;
    this.encoder = new RequestEncoder(target, settings.headers());
  }

  /** A connection that opens with its first call, and opens again when it must. */
  public Connection connection(CallListener listener) {
    ResponseParser parser = new ResponseParser(settings.headerLimit(), settings.bodyLimit());
    return new Connection(this, parser, listener);
  }

  /** Connections that are open or about to be. */
  public int open() {
    return open;
  }

  /** Ends the calls that were sent too long ago. */
  public void expire(long nowNanos) {
    long timeout = settings.callTimeout().toNanos();
    for (Connection call = oldest; call != null; call = oldest) {
      if (nowNanos - call.sentNanos() < timeout) {
        return;
      }
      call.fail(Outcome.TIMEOUT);
    }
  }

  RequestEncoder encoder() {
    return encoder;
  }

  /** For the bytes of one read; its content is nobody's after that. */
  byte[] scratch() {
    return scratch;
  }

  ChannelFuture connect(Connection connection) {
    return bootstrap.clone().handler(connection).connect(target.address());
  }

  void later(Runnable task) {
    eventLoop.execute(task);
  }

  void opened() {
    open++;
  }

  void closed() {
    open--;
  }

  void sent(Connection call) {
    call.older = newest;
    call.newer = null;
    if (newest == null) {
      oldest = call;
    } else {
      newest.newer = call;
    }
    newest = call;
  }

  void ended(Connection call) {
    if (call.older == null) {
      oldest = call.newer;
    } else {
      call.older.newer = call.newer;
    }
    if (call.newer == null) {
      newest = call.older;
    } else {
      call.newer.older = call.older;
    }
    call.older = null;
    call.newer = null;
  }
}
