package io.lakehousecdc.catalog.rest;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.iceberg.rest.RESTCatalogProperties.SnapshotMode;

/**
 * Entity tags of table metadata: a metadata file never changes, so its location and what was asked
 * for tell it.
 */
final class EntityTags {

  private EntityTags() {}

  static String of(String metadataLocation, SnapshotMode mode) {
    byte[] content = (metadataLocation + mode).getBytes(StandardCharsets.UTF_8);
    return '"' + UUID.nameUUIDFromBytes(content).toString() + '"';
  }
}
