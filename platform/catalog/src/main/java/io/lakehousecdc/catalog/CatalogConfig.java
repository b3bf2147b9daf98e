package io.lakehousecdc.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/**
 * The settings of the catalog. Where PostgreSQL is, and its password, are Quarkus' own {@code
 * quarkus.datasource.*}.
 *
 * <p>What has no default must be set: secrets are generated, never shipped.
 */
@ConfigMapping(prefix = "catalog")
public interface CatalogConfig {

  /**
   * Name under which the tables are stored in PostgreSQL, so that several catalogs can share one
   * database. Clients may send it as {@code warehouse}. 1 to 255 characters. Changing it hides the
   * tables that exist.
   */
  @WithDefault("lakehouse")
  String name();

  /**
   * Root of the tables' locations: {@code s3://bucket/} or {@code s3://bucket/path}. A table's
   * files are at {@code <warehouse>/<namespace>/<table>} unless the client chooses its own
   * location. Changing it moves new tables only.
   */
  @WithDefault("s3://warehouse/")
  String warehouse();

  /**
   * The bearer token that every client sends. At least 16 characters, because it is the only thing
   * between the network and every table.
   */
  String token();

  /**
   * How many snapshots the metadata of the tables kept in memory may have in total; 0 turns the
   * cache off. A metadata file never changes once written, so the cache saves reading and parsing
   * it for each request and can never be stale. A snapshot costs about 2 to 4 KiB. 0 to 1,000,000.
   */
  @WithDefault("20000")
  int cachedSnapshots();

  /** Where the metadata files are. */
  S3 s3();

  /**
   * How to reach S3. The defaults suit one server near by; a request gives up after about 15
   * seconds.
   */
  interface S3 {

    /** The S3 server, also handed out to clients. */
    @WithDefault("http://127.0.0.1:9000")
    URI endpoint();

    /** Access key of the catalog itself. Never handed out: clients bring their own. */
    String accessKeyId();

    /** Secret of {@link #accessKeyId()}. Never handed out. */
    String secretAccessKey();

    /**
     * Region that requests are signed for, also handed out to clients. Self-hosted servers accept
     * any.
     */
    @WithDefault("us-east-1")
    String region();

    /**
     * Whether the bucket is in the path rather than in the host name, also handed out to clients.
     * Self-hosted servers have no DNS name for each bucket, hence the default.
     */
    @WithDefault("true")
    boolean pathStyleAccess();

    /**
     * Time to connect to S3. 100 ms to 30 s: a request must fail, not hang, when the server is
     * gone.
     */
    @WithDefault("2s")
    Duration connectTimeout();

    /**
     * Time that S3 may be silent within one attempt. 100 ms to 60 s, and longer than the slowest
     * metadata file.
     */
    @WithDefault("5s")
    Duration readTimeout();

    /**
     * Attempts after the first that failed. 0 to 10: the client retries as well, with more
     * patience.
     */
    @WithDefault("2")
    int retries();
  }
}
