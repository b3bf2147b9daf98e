package io.lakehousecdc.local;

import java.net.URI;
import java.util.Map;

/**
 * Where the parts listen, all of them on the loopback address.
 *
 * @param ports one for each part
 * @param kafkaControllerPort the second port of Kafka
 */
public record Endpoints(Map<Part, Integer> ports, int kafkaControllerPort) {
  static final String HOST = "127.0.0.1";

  public Endpoints {
    ports = Map.copyOf(ports);
  }

  public int port(Part part) {
    Integer port = ports.get(part);
    if (port == null) {
      throw new IllegalArgumentException("Unknown port of part: " + part.label());
    }
    return port;
  }

  /** The base address of a part that speaks HTTP. */
  public URI uri(Part part) {
    return URI.create("http://" + HOST + ":" + port(part));
  }

  /** The address of any part, for users. */
  public String url(Part part) {
    return switch (part) {
      case POSTGRES -> "postgresql://" + HOST + ":" + port(part) + "/items";
      case KAFKA -> bootstrapServers();
      case CONNECT, S3, CATALOG, ITEMS_API, CDC_SINK, LOAD_GENERATOR -> uri(part).toString();
    };
  }

  public String jdbcUrl(String database) {
    return "jdbc:postgresql://" + HOST + ":" + port(Part.POSTGRES) + "/" + database;
  }

  public String bootstrapServers() {
    return HOST + ":" + port(Part.KAFKA);
  }
}
