package io.lakehousecdc.local;

import java.util.List;
import java.util.Set;

/** A part of the pipeline, in an order in which they can be started one after the other. */
public enum Part {
  POSTGRES("postgres", 15432, Set.of()),
  KAFKA("kafka", 9092, Set.of()),
  CONNECT("connect", 8083, Set.of(KAFKA)),
  S3("s3", 9000, Set.of()),
  CATALOG("catalog", 8181, Set.of(POSTGRES)),
  ITEMS_API("items-api", 8080, Set.of(POSTGRES)),
  CDC_SINK("cdc-sink", 8081, Set.of(KAFKA, S3, CATALOG)),
  LOAD_GENERATOR("load-generator", 8089, Set.of(ITEMS_API));

  /** The four servers that are not ours; the rest are Quarkus applications. */
  public static final Set<Part> SERVERS = Set.of(POSTGRES, KAFKA, CONNECT, S3);

  /** What a change goes through; the load generator only looks at it. */
  public static final Set<Part> PIPELINE =
      Set.of(POSTGRES, KAFKA, CONNECT, S3, CATALOG, ITEMS_API, CDC_SINK);

  private final String label;
  private final int defaultPort;
  private final Set<Part> needs;

  Part(String label, int defaultPort, Set<Part> needs) {
    this.label = label;
    this.defaultPort = defaultPort;
    this.needs = needs;
  }

  /** The part with this label. */
  public static Part of(String label) {
    return List.of(values()).stream()
        .filter(part -> part.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Unknown part: %s (known: %s)".formatted(label, labels())));
  }

  /** The name for users: on the command line, of log files, in the status. */
  public String label() {
    return label;
  }

  /** The parts that must run before this one is started. */
  public Set<Part> needs() {
    return needs;
  }

  /** Whether this is one of our applications, which run from their {@code target/quarkus-app}. */
  public boolean isApp() {
    return !SERVERS.contains(this);
  }

  int defaultPort() {
    return defaultPort;
  }

  private static String labels() {
    return String.join(", ", List.of(values()).stream().map(Part::label).toList());
  }
}
