package io.lakehousecdc.sink.table;

import io.lakehousecdc.sink.change.RowSchema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.jboss.logging.Logger;

/** The tables of one namespace of a catalog. */
public final class Lake {

  private static final Logger LOG = Logger.getLogger(Lake.class);

  /**
   * What a new table gets. Metadata files are kept short, because every commit writes one;
   * manifests are merged early, because every commit adds two.
   */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          TableProperties.PARQUET_COMPRESSION, "zstd",
          TableProperties.PARQUET_DICT_SIZE_BYTES, "131072",
          TableProperties.WRITE_TARGET_FILE_SIZE_BYTES, "134217728",
          TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true",
          TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "20",
          TableProperties.MANIFEST_MIN_MERGE_COUNT, "20",
          TableProperties.COMMIT_NUM_RETRIES, "4");

  private final CatalogSource catalog;
  private final Namespace namespace;
  private final IndexStore indexes;

  /**
   * @param catalog the catalog, which must support namespaces
   * @param namespace the namespace of all tables, made when the first table is
   * @param indexDirectory where indexes are saved on a clean stop
   */
  public Lake(Catalog catalog, String namespace, Path indexDirectory) {
    this(new CatalogSource(() -> catalog), namespace, indexDirectory);
  }

  Lake(CatalogSource catalog, String namespace, Path indexDirectory) {
    this.catalog = catalog;
    this.namespace = Namespace.of(namespace);
    this.indexes = new IndexStore(indexDirectory);
  }

  /** Opens a table with its index caught up, or nothing if there is no such table yet. */
  public Optional<LakeTable> open(String name) {
    try {
      return Optional.of(open(catalog.get().loadTable(TableIdentifier.of(namespace, name))));
    } catch (NoSuchTableException e) {
      return Optional.empty();
    }
  }

  private LakeTable open(Table table) {
    LakeTable opened = new LakeTable(table, indexes.load(table));
    opened.catchUp();
    return opened;
  }

  /**
   * Creates a table for rows of {@code source}, or opens it if somebody else was faster.
   *
   * @throws IncompatibleSchemaException if Iceberg cannot have such a table
   * @throws IllegalArgumentException if the partition option does not fit the columns
   */
  public LakeTable create(String name, RowSchema source, TableOptions options) {
    Schema schema = TableSchemas.create(source);
    PartitionSpec spec = PartitionFields.parse(options.partitionBy(), schema);
    createNamespace();
    TableIdentifier identifier = TableIdentifier.of(namespace, name);
    try {
      Table table =
          catalog
              .get()
              .buildTable(identifier, schema)
              .withPartitionSpec(spec)
              .withProperties(PROPERTIES)
              .withProperty(
                  TableProperties.FORMAT_VERSION, Integer.toString(options.formatVersion()))
              .create();
      LOG.infof(
          "Table created: table=%s format=%d partitionSpec=%s",
          table.name(), options.formatVersion(), spec.fields());
      return open(table);
    } catch (AlreadyExistsException e) {
      return open(catalog.get().loadTable(identifier));
    }
  }

  private void createNamespace() {
    SupportsNamespaces namespaces = (SupportsNamespaces) catalog.get();
    if (!namespaces.namespaceExists(namespace)) {
      try {
        namespaces.createNamespace(namespace);
      } catch (AlreadyExistsException e) {
        LOG.debugf("Namespace %s was created meanwhile", namespace);
      }
    }
  }

  /**
   * Makes the first commit of this process as fast as later ones, and connects to the catalog if it
   * answers. For a thread of its own.
   */
  public void warmUp() {
    try {
      WarmUp.run();
      catalog.get();
    } catch (IOException | RuntimeException e) {
      LOG.debugf(e, "Warm-up not complete");
    }
  }

  /**
   * Saves the index of a table for the next start. A failure is logged: without it the index is
   * read from the table.
   */
  public void save(LakeTable table) {
    indexes.save(table);
  }
}
