package io.lakehousecdc.items.list;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.items.item.Item;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Writes the whole list into a response: at most a chunk of it is in memory, because the next one
 * is read when the connection has taken the one before.
 */
@Singleton
public class StreamedList {
  static final String LINES = "application/x-ndjson";
  private static final Logger LOG = Logger.getLogger(StreamedList.class);

  private final ItemChunks chunks;
  private final ObjectMapper json;

  StreamedList(ItemChunks chunks, ObjectMapper json) {
    this.chunks = chunks;
    this.json = json;
  }

  /** All items as one JSON array in the order of their ids, each as {@code text} writes it. */
  public Uni<Void> writeArray(HttpServerRequest request, Function<Item, String> text) {
    request.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
    return write(chunks.of(ItemFilter.ALL, ItemOrder.DEFAULT, null), ItemText.array(text), request);
  }

  /** The items of the query, one in a line. */
  Uni<Void> writeLines(HttpServerRequest request, ListQuery query) {
    request.response().putHeader(HttpHeaders.CONTENT_TYPE, LINES);
    return write(
        chunks.of(query.filter(), query.order(), query.after()),
        ItemText.lines(this::json),
        request);
  }

  private static Uni<Void> write(
      Multi<List<Item>> chunks, ItemText text, HttpServerRequest request) {
    HttpServerResponse response = request.response();
    return chunks
        .onItem()
        .transformToUniAndConcatenate(chunk -> written(() -> write(text.of(chunk), response)))
        .onItem()
        .ignoreAsUni()
        .chain(() -> written(() -> response.end(text.end())))
        .onFailure(failure -> response.headWritten())
        .recoverWithUni(failure -> cut(request, failure));
  }

  /** The header is sent with the first chunk: until then, a failure can have an answer. */
  private static Future<Void> write(Buffer chunk, HttpServerResponse response) {
    if (!response.headWritten()) {
      response.setChunked(true);
    }
    return response.write(chunk);
  }

  /** A client must not take a part of the list for the whole: the stream ends without an end. */
  private static Uni<Void> cut(HttpServerRequest request, Throwable failure) {
    if (!(failure instanceof ClientGoneException)) {
      LOG.warnf(failure, "Cannot go on with the list %s: the stream is cut", request.path());
    }
    if (request.version() == HttpVersion.HTTP_2) {
      request.response().reset();
      return Uni.createFrom().voidItem();
    }
    // Closes the connection and not the response: then nobody would be told that this request has
    // ended, and the end of the service would wait for it.
    return uni(() -> request.connection().close()).onFailure().recoverWithNull();
  }

  private static Uni<Void> written(Supplier<Future<Void>> write) {
    return uni(write).onFailure().transform(ClientGoneException::new);
  }

  /** The connection takes no more. */
  private static final class ClientGoneException extends RuntimeException {
    private ClientGoneException(Throwable cause) {
      super("Cannot write list: the client has gone", cause, false, false);
    }
  }

  private String json(Item item) {
    try {
      return json.writeValueAsString(item);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write item: it has no JSON", e);
    }
  }

  private static Uni<Void> uni(Supplier<Future<Void>> work) {
    return Uni.createFrom().completionStage(() -> work.get().toCompletionStage());
  }
}
