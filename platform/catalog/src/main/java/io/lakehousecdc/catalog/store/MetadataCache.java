package io.lakehousecdc.catalog.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.catalog.TableIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * The newest metadata of each table that was read or written here, bounded by the number of
 * snapshots it holds.
 *
 * <p>PostgreSQL says which metadata file is current and the file never changes, so an entry is
 * right exactly when it has the location asked for. One entry a table: a commit replaces its parent
 * and shares its snapshots.
 */
final class MetadataCache {

  private final Cache<TableIdentifier, TableMetadata> newest;

  MetadataCache(int snapshots) {
    this.newest =
        Caffeine.newBuilder()
            .maximumWeight(snapshots)
            .weigher(
                (TableIdentifier table, TableMetadata metadata) -> 1 + metadata.snapshots().size())
            .build();
  }

  @Nullable TableMetadata find(TableIdentifier table, String location) {
    @Nullable TableMetadata metadata = newest.getIfPresent(table);
    return metadata != null && location.equals(metadata.metadataFileLocation()) ? metadata : null;
  }

  void put(TableIdentifier table, TableMetadata metadata) {
    newest.put(table, metadata);
  }
}
