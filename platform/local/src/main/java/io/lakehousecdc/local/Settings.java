package io.lakehousecdc.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * What a user can set, in {@code lakehouse.properties} of the state directory or in the
 * environment, where {@code kafka.port} is {@code LAKEHOUSE_KAFKA_PORT}; the environment wins.
 *
 * @param endpoints {@code <part>.port} of each part, and {@code kafka.controller-port}
 * @param minimumFreeBytes {@code disk.minimum-free-mib} (1024): with less free disk the platform
 *     does not start
 */
public record Settings(Endpoints endpoints, long minimumFreeBytes) {
  static final String CONTROLLER_PORT = "kafka.controller-port";

  private static final int DEFAULT_CONTROLLER_PORT = 9093;
  private static final int DEFAULT_MINIMUM_FREE_MIB = 1024;

  /**
   * @throws IllegalArgumentException with the key and the value that is wrong, or the key that is
   *     not known
   */
  public static Settings load(StateDirectory state, Map<String, String> environment)
      throws IOException {
    Properties file = new Properties();
    if (Files.exists(state.settingsFile())) {
      try (Reader reader = Files.newBufferedReader(state.settingsFile())) {
        file.load(reader);
      }
    }
    Map<String, Integer> values = defaults();
    rejectUnknown(file, values, state);
    values.replaceAll((key, value) -> number(key, value, file, environment));
    Map<Part, Integer> ports = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      ports.put(part, value(values, portKey(part)));
    }
    return new Settings(
        new Endpoints(ports, value(values, CONTROLLER_PORT)),
        (long) value(values, "disk.minimum-free-mib") << 20);
  }

  /** The setting that moves a part to another port. */
  static String portKey(Part part) {
    return part.label() + ".port";
  }

  /** The name of a setting in the environment. */
  static String environmentName(String key) {
    return "LAKEHOUSE_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  private static Map<String, Integer> defaults() {
    Map<String, Integer> defaults = new HashMap<>();
    for (Part part : Part.values()) {
      defaults.put(portKey(part), part.defaultPort());
    }
    defaults.put(CONTROLLER_PORT, DEFAULT_CONTROLLER_PORT);
    defaults.put("disk.minimum-free-mib", DEFAULT_MINIMUM_FREE_MIB);
    return defaults;
  }

  private static int value(Map<String, Integer> values, String key) {
    Integer value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("Unknown setting: " + key);
    }
    return value;
  }

  private static void rejectUnknown(
      Properties file, Map<String, Integer> known, StateDirectory state) {
    for (String key : file.stringPropertyNames()) {
      if (!known.containsKey(key)) {
        throw new IllegalArgumentException(
            "Unknown setting in %s: %s".formatted(state.settingsFile(), key));
      }
    }
  }

  private static int number(
      String key, int otherwise, Properties file, Map<String, String> environment) {
    String text = environment.get(environmentName(key));
    if (text == null) {
      text = file.getProperty(key);
    }
    if (text == null) {
      return otherwise;
    }
    boolean isPort = key.endsWith("port");
    if (!text.matches("\\d{1,8}") || (isPort && outsidePorts(Integer.parseInt(text)))) {
      throw new IllegalArgumentException(
          "Invalid setting %s (a number%s): %s"
              .formatted(key, isPort ? " from 1 to 65535" : "", text));
    }
    return Integer.parseInt(text);
  }

  private static boolean outsidePorts(int port) {
    return port < 1 || port > 65535;
  }
}
