package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.history.SecondRecord;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * A run as server-sent events: {@code second}, with the epoch second as id, then {@code end}. A
 * client that comes late, or again with a Last-Event-ID, first gets what it has not seen. One that
 * does not read is cut off when {@value #BUFFER} seconds wait for it: the run waits for nobody.
 */
@Path("/api")
class RunEventsResource {
  private static final int BUFFER = 128;
  private static final long RECONNECT_MILLIS = 1000;

  private final Runs runs;
  private final Sse sse;

  RunEventsResource(Runs runs, Sse sse) {
    this.runs = runs;
    this.sse = sse;
  }

  @GET
  @Path("/runs/{id}/events")
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public Multi<OutboundSseEvent> events(
      @RestPath String id,
      @RestQuery @DefaultValue("0") long from,
      @RestHeader("Last-Event-ID") @Nullable String lastEventId) {
    long first = Math.max(from, after(lastEventId));
    List<SecondRecord> history = runs.seconds(id, first);
    long next = history.isEmpty() ? first : history.get(history.size() - 1).t() + 1;
    Multi<OutboundSseEvent> live =
        Multi.createFrom()
            .<OutboundSseEvent>emitter(emitter -> follow(id, next, emitter), BUFFER)
            .onFailure()
            .recoverWithCompletion();
    return Multi.createBy()
        .concatenating()
        .streams(Multi.createFrom().iterable(history).map(this::event), live);
  }

  private void follow(String id, long next, MultiEmitter<? super OutboundSseEvent> emitter) {
    LiveFeed feed =
        new LiveFeed(
            next,
            second -> emitter.emit(event(second)),
            () -> {
              emitter.emit(sse.newEvent("end", id));
              emitter.complete();
            });
    AutoCloseable subscription = runs.follow(id, feed::second, feed::end);
    emitter.onTermination(() -> close(subscription));
    feed.catchUp(runs.seconds(id, next));
  }

  private OutboundSseEvent event(SecondRecord second) {
    return sse.newEventBuilder()
        .id(Long.toString(second.t()))
        .name("second")
        .reconnectDelay(RECONNECT_MILLIS)
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(SecondRecord.class, second)
        .build();
  }

  private static long after(@Nullable String lastEventId) {
    try {
      return lastEventId == null ? 0 : Long.parseLong(lastEventId.strip()) + 1;
    } catch (NumberFormatException e) {
      return 0; // not an id of ours: from the beginning
    }
  }

  private static void close(AutoCloseable subscription) {
    try {
      subscription.close();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot end a subscription: " + e.getMessage(), e);
    }
  }
}
