package io.lakehousecdc.loadgen.client;

import io.lakehousecdc.loadgen.workload.Call;
import io.lakehousecdc.loadgen.workload.Outcome;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/**
 * A connection of one virtual user, with at most one call on its way. It outlives its channels:
 * after an error, or when the server closed, the next call opens another one. All methods are for
 * the event loop's thread.
 */
@Sharable
public final class Connection extends ChannelInboundHandlerAdapter {
  private static final int FIRST_REQUEST_BYTES = 512;
  private static final int LARGEST_KEPT_REQUEST = 64 << 10;

  private enum State {
    CLOSED,
    CONNECTING,
    IDLE,
    BUSY
  }

  private final HttpLoop loop;
  private final ResponseParser parser;
  private final CallListener listener;
  private State state = State.CLOSED;
  private @Nullable Channel channel;
  private @Nullable ByteBuf request;
  private boolean toHead;
  private long connectNanos;
  private long sentNanos;
  private long firstByteNanos;
  private long endNanos;

  /** Neighbours in the loop's list of calls on their way. */
  @Nullable Connection older;

  @Nullable Connection newer;

  Connection(HttpLoop loop, ResponseParser parser, CallListener listener) {
    this.loop = loop;
    this.parser = parser;
    this.listener = listener;
  }

  /** When the call was sent; for one that was REFUSED, when the connection was tried. */
  public long sentNanos() {
    return sentNanos;
  }

  /** When the first byte of the answer was there; 0 if none ever was. */
  public long firstByteNanos() {
    return firstByteNanos;
  }

  /** When the call was over. */
  public long endNanos() {
    return endNanos;
  }

  /** How long connecting took for this call; 0 if the connection stood. */
  public long connectNanos() {
    return connectNanos;
  }

  /**
   * Sends a call. The listener is told of its end, in bad cases before this method returns.
   *
   * @throws IllegalArgumentException if the call is no valid request; nothing was sent then
   */
  public void send(Call call) {
    if (state == State.BUSY || state == State.CONNECTING) {
      throw new IllegalStateException("Cannot send a call: there is one on its way");
    }
    encode(call);
    toHead = call.method().equals("HEAD");
    connectNanos = 0;
    firstByteNanos = 0;
    if (state == State.IDLE) {
      write();
    } else {
      connect();
    }
  }

  private void encode(Call call) {
    ByteBuf buffer = request;
    if (buffer != null && (buffer.refCnt() > 1 || buffer.capacity() > LARGEST_KEPT_REQUEST)) {
      // The last request is still being written, though its answer was there; or it was a giant.
      buffer.release();
      buffer = null;
    }
    if (buffer == null) {
      buffer = PooledByteBufAllocator.DEFAULT.directBuffer(FIRST_REQUEST_BYTES);
      request = buffer;
    }
    buffer.clear();
    loop.encoder().encode(call, buffer);
  }

  private void connect() {
    state = State.CONNECTING;
    sentNanos = System.nanoTime();
    loop.opened();
    ChannelFuture connecting = loop.connect(this);
    channel = connecting.channel();
    if (connecting.isDone()) {
      // There was no socket to be had.
      loop.later(() -> connected(connecting));
    } else {
      connecting.addListener(done -> connected(connecting));
    }
  }

  private void connected(ChannelFuture connecting) {
    if (state != State.CONNECTING || connecting.channel() != channel) {
      var unused = connecting.channel().close();
      return;
    }
    if (connecting.isSuccess()) {
      connectNanos = System.nanoTime() - sentNanos;
      write();
    } else {
      fail(Outcome.REFUSED);
    }
  }

  private void write() {
    Channel open = channel;
    ByteBuf buffer = request;
    if (open == null || buffer == null) {
      throw new IllegalStateException("Cannot write without a channel");
    }
    state = State.BUSY;
    parser.begin(toHead);
    sentNanos = System.nanoTime();
    loop.sent(this);
    var unused = open.writeAndFlush(buffer.retain(), open.voidPromise());
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (context.channel() == channel) {
        read((ByteBuf) message);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void read(ByteBuf bytes) {
    if (state != State.BUSY) {
      // Nobody asked for this; what else comes here could not be trusted.
      close();
      return;
    }
    endNanos = System.nanoTime();
    if (firstByteNanos == 0) {
      firstByteNanos = endNanos;
    }
    byte[] scratch = loop.scratch();
    boolean leftOver = false;
    while (bytes.isReadable() && parser.state() == ResponseParser.State.INCOMPLETE) {
      int length = Math.min(bytes.readableBytes(), scratch.length);
      bytes.readBytes(scratch, 0, length);
      leftOver = parser.read(scratch, 0, length) < length;
    }
    switch (parser.state()) {
      case COMPLETE -> complete(parser.keepAlive() && !leftOver && !bytes.isReadable());
      case UNREADABLE -> fail(Outcome.UNREADABLE);
      case INCOMPLETE -> {}
    }
  }

  private void complete(boolean keepOpen) {
    if (keepOpen) {
      loop.ended(this);
      state = State.IDLE;
    } else {
      close();
    }
    listener.answered(parser.status(), parser.body());
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (context.channel() != channel) {
      return;
    }
    if (state == State.BUSY) {
      endNanos = System.nanoTime();
      parser.endOfStream();
      if (parser.state() == ResponseParser.State.COMPLETE) {
        complete(false);
      } else {
        fail(Outcome.RESET);
      }
    } else if (state == State.IDLE) {
      close();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (context.channel() != channel) {
      return;
    }
    if (state == State.BUSY) {
      fail(Outcome.RESET);
    } else if (state == State.IDLE) {
      close();
    }
  }

  /** Ends the call on its way, if there is one, and closes. */
  public void fail(Outcome outcome) {
    if (state != State.BUSY && state != State.CONNECTING) {
      return;
    }
    endNanos = System.nanoTime();
    close();
    listener.failed(outcome);
  }

  /** Closes without a word to the listener; a later call opens again. */
  public void close() {
    Channel open = channel;
    if (state != State.CLOSED) {
      if (state == State.BUSY) {
        loop.ended(this);
      }
      state = State.CLOSED;
      channel = null;
      loop.closed();
      if (open != null) {
        var unused = open.close();
      }
    }
  }

  /** Closes for good. */
  public void release() {
    close();
    ByteBuf buffer = request;
    if (buffer != null) {
      request = null;
      buffer.release();
    }
  }
}
