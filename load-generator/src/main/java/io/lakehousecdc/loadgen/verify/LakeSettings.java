package io.lakehousecdc.loadgen.verify;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The lake that is compared with what was written, and whose freshness is measured. */
@ConfigMapping(prefix = "load.lake")
public interface LakeSettings {

  /** The Iceberg REST catalog. Without it, no lake is looked at. */
  Optional<URI> catalogUri();

  Optional<String> catalogToken();

  /** The table with its namespace. */
  @WithDefault("lakehouse.items")
  String table();

  @WithDefault("http://127.0.0.1:9000")
  URI s3Endpoint();

  Optional<String> s3AccessKeyId();

  Optional<String> s3SecretAccessKey();

  @WithDefault("us-east-1")
  String s3Region();

  /** How long after a run the lake may take to show everything. */
  @WithDefault("60S")
  Duration catchUp();

  /** How often the catalog is asked for a new snapshot: the error of a measured freshness. */
  @WithDefault("100MS")
  Duration poll();

  /** How to read it; empty if it is not to be looked at. */
  default Optional<LakeAccess> access() {
    return catalogUri()
        .map(
            uri ->
                new LakeAccess(
                    uri,
                    catalogToken().orElse(""),
                    table(),
                    s3Endpoint(),
                    s3AccessKeyId().orElse(""),
                    s3SecretAccessKey().orElse(""),
                    s3Region()));
  }
}
