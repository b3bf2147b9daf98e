package io.lakehousecdc.endtoend.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** Asks cdc-sink how far it is. */
public final class SinkClient {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI sink;

  public SinkClient(URI sink) {
    this.sink = sink;
  }

  /**
   * A table as the sink sees it; nothing while the sink does not answer or does not know the table.
   */
  public Optional<Progress> progress(String table) {
    HttpRequest request =
        HttpRequest.newBuilder(sink.resolve("/tables/" + table))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      return response.statusCode() == 200
          ? Optional.of(Progress.of(json.readTree(response.body())))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * What the sink has done since its process started.
   *
   * @param events taken from Kafka
   * @param bytes of their keys and values, uncompressed
   * @param commits snapshots made
   * @param committedOffset the sum over topic-partitions of the next offsets in the current
   *     snapshot
   * @param indexBytes memory of the primary-key index
   * @param failures after which it went on by itself
   * @param error why the table has stopped now, or an empty text
   */
  public record Progress(
      long events,
      long bytes,
      long commits,
      long committedOffset,
      long indexBytes,
      long failures,
      String error) {
    /** Before the table is known. */
    public static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0, "");

    static Progress of(JsonNode status) {
      JsonNode totals = status.path("totals");
      long offset = 0;
      for (JsonNode next : status.path("committedOffsets")) {
        offset += next.asLong();
      }
      JsonNode error = status.path("error");
      return new Progress(
          totals.path("events").asLong(),
          totals.path("bytes").asLong(),
          totals.path("commits").asLong(),
          offset,
          status.path("indexBytes").asLong(),
          totals.path("failures").asLong(),
          error.isTextual() ? error.asText() : "");
    }
  }
}
