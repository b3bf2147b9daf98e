package io.lakehousecdc.local.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * What a server is told when it is made; read from a file when the server has an own JVM, since
 * passwords are in it.
 */
public record ServerProperties(Map<String, String> values) {

  public ServerProperties {
    values = Map.copyOf(values);
  }

  static ServerProperties read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<String, String> values = new HashMap<>();
    properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
    return new ServerProperties(values);
  }

  String text(String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("Missing server property: " + key);
    }
    return value;
  }

  int port(String key) {
    return Integer.parseInt(text(key));
  }

  Path path(String key) {
    return Path.of(text(key));
  }
}
