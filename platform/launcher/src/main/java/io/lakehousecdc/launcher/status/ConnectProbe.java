package io.lakehousecdc.launcher.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.launcher.status.StatusReport.Connector;
import io.lakehousecdc.launcher.status.StatusReport.Task;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks Kafka Connect for the state of its connectors and their tasks. */
final class ConnectProbe {
  private static final int TIMEOUT_MS = 3_000;

  private ConnectProbe() {}

  static List<Connector> ask(URI connect) throws IOException {
    // Not java.net.http: it takes a quarter of a second to load, for one request.
    HttpURLConnection request =
        (HttpURLConnection)
            URI.create(connect + "/connectors?expand=status").toURL().openConnection();
    request.setConnectTimeout(TIMEOUT_MS);
    request.setReadTimeout(TIMEOUT_MS);
    try (InputStream body = request.getInputStream()) {
      return connectors(new ObjectMapper().readTree(body));
    } finally {
      request.disconnect();
    }
  }

  static List<Connector> connectors(JsonNode answer) {
    List<Connector> connectors = new ArrayList<>();
    for (JsonNode connector : answer) {
      JsonNode status = connector.path("status");
      List<Task> tasks = new ArrayList<>();
      for (JsonNode task : status.path("tasks")) {
        tasks.add(
            new Task(
                task.path("id").asInt(),
                task.path("state").asText(),
                firstLine(task.path("trace").asText())));
      }
      String name = status.path("name").asText();
      connectors.add(new Connector(name, status.path("connector").path("state").asText(), tasks));
    }
    return connectors;
  }

  private static @Nullable String firstLine(String trace) {
    return trace.lines().findFirst().orElse(null);
  }
}
