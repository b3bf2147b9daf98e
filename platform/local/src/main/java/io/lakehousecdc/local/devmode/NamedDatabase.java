package io.lakehousecdc.local.devmode;

import io.lakehousecdc.local.Part;
import io.lakehousecdc.local.StateDirectory;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** A database that is there already: the user's own, or the platform's if it answers. */
final class NamedDatabase {
  private static final String URL = "quarkus.datasource.jdbc.url";

  /** Whoever sets one of these has a database. */
  private static final List<String> USERS_OWN =
      List.of(
          URL,
          "quarkus.datasource.reactive.url",
          "QUARKUS_DATASOURCE_JDBC_URL",
          "QUARKUS_DATASOURCE_REACTIVE_URL",
          "POSTGRES_HOST");

  private static final int ANSWER_MILLIS = 1000;

  private NamedDatabase() {}

  /** What the database is, for its user; nothing if dev mode needs one of its own. */
  static Optional<String> find(Path state, Properties properties, Map<String, String> environment) {
    return usersOwn(properties, environment).or(() -> platforms(new StateDirectory(state)));
  }

  private static Optional<String> usersOwn(Properties properties, Map<String, String> environment) {
    return Stream.concat(properties.stringPropertyNames().stream(), environment.keySet().stream())
        .filter(USERS_OWN::contains)
        .findFirst()
        .map("as set by %s"::formatted);
  }

  private static Optional<String> platforms(StateDirectory state) {
    Path file = state.configuration(Part.ITEMS_API);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.ofNullable(read(file).getProperty(URL))
        .filter(NamedDatabase::answers)
        .map(url -> "the running platform's, %s, user items, password in %s".formatted(url, file));
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the platform's settings: " + file, e);
    }
  }

  private static boolean answers(String jdbcUrl) {
    URI server = URI.create(jdbcUrl.substring("jdbc:".length()));
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), ANSWER_MILLIS);
      return true;
    } catch (IOException e) {
      return false; // the platform is down
    }
  }
}
