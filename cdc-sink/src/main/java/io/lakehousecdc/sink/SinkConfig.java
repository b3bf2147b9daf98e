package io.lakehousecdc.sink;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sink's settings. */
@ConfigMapping(prefix = "cdc.sink")
public interface SinkConfig {

  /**
   * The topics to mirror, as a regular expression with a group {@code table} that names the Iceberg
   * table. The default leaves out Debezium's own tables.
   */
  @WithDefault("lakehouse\\.public\\.(?!debezium_(?:heartbeat|signal)$)(?<table>[^.]+)")
  String topics();

  /** The Iceberg namespace of all tables. */
  @WithDefault("lakehouse")
  String namespace();

  /**
   * How often a table is committed at most while changes arrive; at least 100 ms. A first change
   * after a pause is committed at once. Shorter is fresher and makes more snapshots and small
   * files.
   */
  @WithDefault("2S")
  Duration commitInterval();

  /**
   * The most rows in one commit: a table that has as many changed rows is committed at once. Bounds
   * memory and the time of a commit.
   */
  @WithDefault("200000")
  int commitMaxRows();

  /**
   * The most memory that changes which are not committed yet may take, over all tables. Then the
   * largest batch is committed and Kafka waits.
   */
  @WithDefault("128M")
  MemorySize commitMaxBytes();

  /** The largest event, key and value together; a larger one is a bad event. */
  @WithDefault("16M")
  MemorySize maxEventBytes();

  /**
   * What to do with an event that cannot be decoded or does not fit its table. {@code fail} stops
   * its table and makes the sink unhealthy.
   */
  @WithDefault("fail")
  BadEventPolicy onBadEvent();

  /**
   * Bad events to leave out for good, as {@code topic-partition@offset}, after a person has looked
   * at them. Each one that is left out is logged as a warning and counted.
   */
  Optional<Set<String>> skipEvents();

  /**
   * Tables that may begin again from the earliest offset of their topics although their snapshots
   * hold offsets of another Kafka cluster or of a topic that was deleted since. Only for a Kafka
   * that was rebuilt, and only once a person is sure that the new topics hold an initial load.
   */
  Optional<Set<String>> acceptRebuiltTopicsOf();

  /**
   * The longest wait between two attempts to go on after a failure. The first wait is a second, and
   * each is twice the one before.
   */
  @WithDefault("5S")
  Duration retryMaxWait();

  /**
   * Where indexes are saved on a clean stop, so that a start need not read the keys of every table.
   */
  @WithDefault("target/index")
  Path indexDirectory();

  /** The Iceberg REST catalog. */
  Catalog catalog();

  /** The object store. */
  S3 s3();

  /** Which small files are merged while changes go on. */
  Merge merge();

  /** How each table is created, by its name. */
  Map<String, TableConfig> tables();

  /**
   * Which small files are merged. Every commit makes at least one file, and a reader pays for each.
   */
  interface Merge {
    /**
     * How many files of about one size are merged into one, at least 2. More means fewer rewrites
     * and more files to read.
     */
    @WithDefault("4")
    int fanIn();

    /** Files below this size count as equally small. */
    @WithDefault("1M")
    MemorySize smallestFileSize();

    /** The size from which on a file is not merged any more. */
    @WithDefault("64M")
    MemorySize targetFileSize();

    /** A file is rewritten once this share of its rows is deleted; above 0, at most 1. */
    @WithDefault("0.2")
    double maxDeletedShare();

    /**
     * The most rows of one merge, which bounds its memory to about 50 bytes a row. Larger files are
     * left alone.
     */
    @WithDefault("1000000")
    long maxRows();
  }

  /** What to do with a bad event. */
  enum BadEventPolicy {
    /** Stop the table before the event. */
    FAIL
  }

  /** The catalog's address and access. */
  interface Catalog {
    /** The base URI, without {@code /v1}. */
    @WithDefault("http://127.0.0.1:8181")
    URI uri();

    /** The bearer token, if the catalog asks for one. */
    Optional<String> token();

    /** Further properties of Iceberg's REST catalog client. */
    Map<String, String> properties();
  }

  /**
   * The object store's address and access. What is absent comes from the catalog or from the AWS
   * SDK's default chain.
   */
  interface S3 {
    /** The endpoint, for any store but AWS; path-style access is used with it. */
    Optional<URI> endpoint();

    /** The access key. */
    Optional<String> accessKeyId();

    /** The secret key. */
    Optional<String> secretAccessKey();

    /** The region. */
    @WithDefault("us-east-1")
    String region();
  }

  /** How one table is created. A table that exists keeps what it has. */
  interface TableConfig {
    /** The partition fields, such as {@code month(created_at), bucket(16, id)}. */
    Optional<String> partitionBy();

    /**
     * The Iceberg format version: 3 deletes by deletion vectors, 2 by position delete files for
     * engines that do not know those yet.
     */
    @WithDefault("3")
    int formatVersion();
  }
}
