package io.lakehousecdc.launcher.state;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One part, as the supervisor last saw it.
 *
 * @param pid the process it runs in, which several parts may share
 * @param url where it listens
 * @param startedAt when its process was started
 * @param restarts how often the supervisor started it again since it itself was started
 * @param error why it failed, in one line
 */
public record PartStatus(
    String name,
    PartState state,
    @Nullable Long pid,
    @Nullable Integer port,
    @Nullable String url,
    @Nullable Instant startedAt,
    int restarts,
    @Nullable String error) {

  static PartStatus of(JsonNode part) {
    JsonNode pid = part.path("pid");
    JsonNode port = part.path("port");
    JsonNode started = part.path("startedMillis");
    return new PartStatus(
        part.path("name").asText(),
        PartState.of(part.path("state").asText()),
        positive(pid) ? pid.asLong() : null,
        positive(port) ? port.asInt() : null,
        text(part.path("url")),
        positive(started) ? Instant.ofEpochMilli(started.asLong()) : null,
        part.path("restarts").asInt(),
        text(part.path("error")));
  }

  /** The same part when nobody supervises it: whatever the file says, it stops by itself. */
  PartStatus stopped() {
    PartState now = state == PartState.EXCLUDED ? state : PartState.STOPPED;
    return new PartStatus(name, now, null, port, url, null, restarts, error);
  }

  /** The same part, or failed if it is said to run and its process does not. */
  PartStatus checked(LongPredicate alive) {
    if (state != PartState.RUNNING || pid == null || alive.test(pid)) {
      return this;
    }
    String gone =
        "process " + pid + " is gone, and the supervisor has not said so: is the disk full?";
    return new PartStatus(name, PartState.FAILED, pid, port, url, startedAt, restarts, gone);
  }

  private static boolean positive(JsonNode number) {
    return number.asLong() > 0;
  }

  private static @Nullable String text(JsonNode text) {
    return text.isTextual() && !text.asText().isBlank() ? text.asText() : null;
  }
}
