package io.lakehousecdc.endtoend.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.local.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/**
 * A part as its supervisor last saw it.
 *
 * @param state {@code running} once it can be used
 * @param pid of its process; 0 if it has none
 * @param restarts how often it was started again
 * @param error what is wrong with it, or an empty text
 */
public record PartStatus(String state, long pid, int restarts, String error) {
  /** The supervisor's last word on every part; nothing before its first. */
  public static Map<Part, PartStatus> read(Path statusFile) throws IOException {
    Map<Part, PartStatus> parts = new EnumMap<>(Part.class);
    if (!Files.exists(statusFile)) {
      return parts;
    }
    for (JsonNode part : new ObjectMapper().readTree(Files.readString(statusFile)).get("parts")) {
      parts.put(
          Part.of(part.get("name").asText()),
          new PartStatus(
              part.get("state").asText(),
              part.get("pid").asLong(),
              part.get("restarts").asInt(),
              part.path("error").asText("")));
    }
    return parts;
  }

  public boolean isRunning() {
    return state.equals("running");
  }
}
