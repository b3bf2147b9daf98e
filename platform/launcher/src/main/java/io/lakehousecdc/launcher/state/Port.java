package io.lakehousecdc.launcher.state;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The ports that the platform listens on at 127.0.0.1, with the setting that changes each. */
public enum Port {
  POSTGRES("postgres", "postgres.port", 15432),
  KAFKA("kafka", "kafka.port", 9092),
  KAFKA_CONTROLLER("kafka", "kafka.controller-port", 9093),
  CONNECT("connect", "connect.port", 8083),
  S3("s3", "s3.port", 9000),
  CATALOG("catalog", "catalog.port", 8181),
  ITEMS_API("items-api", "items-api.port", 8080),
  CDC_SINK("cdc-sink", "cdc-sink.port", 8081);

  private final String part;
  private final String key;
  private final int defaultPort;

  Port(String part, String key, int defaultPort) {
    this.part = part;
    this.key = key;
    this.defaultPort = defaultPort;
  }

  /** The part that listens here. */
  public String part() {
    return part;
  }

  /** The key in {@code lakehouse.properties}. */
  public String key() {
    return key;
  }

  /** The environment variable that overrides the key. */
  public String variable() {
    return "LAKEHOUSE_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  int defaultPort() {
    return defaultPort;
  }

  /** The parts of the platform in the order in which they start. */
  public static List<String> parts() {
    return Arrays.stream(values()).map(Port::part).distinct().toList();
  }
}
