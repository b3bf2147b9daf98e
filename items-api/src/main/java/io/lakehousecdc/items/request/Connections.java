package io.lakehousecdc.items.request;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The open connections of HTTP/1, and which of them wait for an answer.
 *
 * <p>Works on Netty's channels: Vert.x 4 has no way to stop listening that leaves the connections
 * open, and an idle connection can be told from one whose request was just read only by the thread
 * that reads it.
 */
final class Connections {
  private final ChannelGroup open = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final Set<Channel> busy = ConcurrentHashMap.newKeySet();
  private final Set<Channel> listening = ConcurrentHashMap.newKeySet();

  /** Of the thread that read the request, before it does anything else. */
  void begin(HttpServerRequest request) {
    Channel channel = channel(request);
    listening.add(channel.parent());
    if (request.version() != HttpVersion.HTTP_2) { // which says itself which requests it takes
      busy.add(channel);
      open.add(channel);
    }
  }

  void end(HttpServerRequest request) {
    busy.remove(channel(request));
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /** New connections are refused from now on; those that are open are as they were. */
  void stopListening() {
    listening.forEach(Connections::close);
  }

  /** Closes the connections of which nothing has been read since their last answer. */
  void closeIdle() {
    for (Channel channel : open) {
      channel.eventLoop().execute(() -> closeIfIdle(channel));
    }
  }

  private void closeIfIdle(Channel channel) {
    if (!busy.contains(channel)) {
      close(channel);
    }
  }

  private static void close(Channel channel) {
    var unused = channel.close(); // Closing cannot fail in a way that anybody could mend.
  }

  private static Channel channel(HttpServerRequest request) {
    return ((ConnectionBase) request.connection()).channel();
  }
}
