package io.lakehousecdc.local.devmode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NamedDatabaseTest {
  private static final Properties NO_PROPERTIES = new Properties();

  @TempDir private Path state;

  @Test
  void thereIsNoneWithoutAPlatform() {
    assertThat(NamedDatabase.find(state.resolve("missing"), NO_PROPERTIES, Map.of())).isEmpty();
  }

  @Test
  void thatOfAPlatformThatAnswersIsTaken() throws IOException {
    try (ServerSocket server = server()) {
      // Given
      Path file = platformFile(server.getLocalPort());

      // Then
      assertThat(NamedDatabase.find(state, NO_PROPERTIES, Map.of()))
          .hasValue(
              "the running platform's, jdbc:postgresql://127.0.0.1:%d/items, user items, password in %s"
                  .formatted(server.getLocalPort(), file));
    }
  }

  @Test
  void thatOfAPlatformThatIsDownIsNot() throws IOException {
    // Given
    ServerSocket server = server();
    platformFile(server.getLocalPort());
    server.close();

    // Then
    assertThat(NamedDatabase.find(state, NO_PROPERTIES, Map.of())).isEmpty();
  }

  @Test
  void whatTheUserSetsIsTakenAsItIs() {
    // Given
    Properties properties = new Properties();
    properties.setProperty("quarkus.datasource.jdbc.url", "jdbc:postgresql://elsewhere/items");

    // Then
    assertThat(NamedDatabase.find(state, properties, Map.of()))
        .hasValue("as set by quarkus.datasource.jdbc.url");
    assertThat(NamedDatabase.find(state, NO_PROPERTIES, Map.of("POSTGRES_HOST", "elsewhere")))
        .hasValue("as set by POSTGRES_HOST");
  }

  private Path platformFile(int port) throws IOException {
    Path file = state.resolve("apps").resolve("items-api.properties");
    Files.createDirectories(file.getParent());
    return Files.writeString(
        file,
        "quarkus.datasource.password=secret\nquarkus.datasource.jdbc.url=jdbc:postgresql://127.0.0.1:%d/items\n"
            .formatted(port));
  }

  private static ServerSocket server() throws IOException {
    return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }
}
