package io.lakehousecdc.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableMetadataParser;
import org.apache.iceberg.Transaction;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.io.SupportsPrefixOperations;
import org.apache.iceberg.rest.RESTCatalog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Iceberg's own REST client, as in Spark or the sink, does with the catalog. */
@QuarkusIntegrationTest
@QuarkusTestResource(CatalogServers.class)
final class IcebergClientIT {

  private static final Map<String, String> V3 = Map.of("format-version", "3");

  private final Namespace namespace =
      Namespace.of("c" + UUID.randomUUID().toString().replace('-', '_'));
  private final TableIdentifier name = TableIdentifier.of(namespace, "longs");

  @TestHTTPResource("/")
  URI uri;

  private RESTCatalog catalog;

  @BeforeEach
  void connect() {
    catalog = CatalogServers.client(uri);
    catalog.createNamespace(namespace);
  }

  @AfterEach
  void disconnect() throws Exception {
    catalog.close();
  }

  @Test
  void rowsBehindADeletionVectorAreGone() {
    // Given
    Table table = create();
    LongTable longs = new LongTable(table);
    DataFile file = longs.write(0, 10);

    // When
    table.newAppend().appendFile(file).commit();
    longs.delete(file, 3);

    // Then
    Table loaded = catalog.loadTable(name);
    assertThat(((BaseTable) loaded).operations().current().formatVersion()).isEqualTo(3);
    assertThat(new LongTable(loaded).read()).containsExactly(0L, 1L, 2L, 4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(loaded.currentSnapshot().summary()).containsEntry("added-dvs", "1");
  }

  @Test
  void renamedTableKeepsItsRows() {
    // Given
    Table table = create();
    table.newAppend().appendFile(new LongTable(table).write(0, 3)).commit();
    TableIdentifier other = TableIdentifier.of(namespace, "a table, ünnamed + 100%");

    // When
    catalog.renameTable(name, other);

    // Then
    assertThat(new LongTable(catalog.loadTable(other)).read()).containsExactly(0L, 1L, 2L);
    assertThat(catalog.listTables(namespace)).containsExactly(other);
    assertThatThrownBy(() -> catalog.loadTable(name)).isInstanceOf(NoSuchTableException.class);
  }

  @Test
  void purgeDeletesEveryFile() {
    // Given
    Table table = create();
    LongTable longs = new LongTable(table);
    DataFile file = longs.write(0, 3);
    table.newAppend().appendFile(file).commit();
    longs.delete(file, 0);
    SupportsPrefixOperations files = (SupportsPrefixOperations) table.io();
    assertThat(count(files, table.location())).isGreaterThan(6);

    // When
    catalog.dropTable(name, true);

    // Then
    assertThat(count(files, table.location())).isZero();
  }

  @Test
  void tableOfATransactionAppearsWithItsRows() {
    // Given
    Transaction transaction =
        catalog.newCreateTableTransaction(
            name, LongTable.SCHEMA, PartitionSpec.unpartitioned(), V3);
    transaction.newAppend().appendFile(new LongTable(transaction.table()).write(0, 3)).commit();
    assertThat(catalog.tableExists(name)).isFalse();

    // When
    transaction.commitTransaction();

    // Then
    Table loaded = catalog.loadTable(name);
    assertThat(new LongTable(loaded).read()).containsExactly(0L, 1L, 2L);
    assertThat(((BaseTable) loaded).operations().current().formatVersion()).isEqualTo(3);
    assertThatThrownBy(this::create).isInstanceOf(AlreadyExistsException.class);
  }

  @Test
  void fourClientsCommittingTenTimesMakeFortySnapshots() throws Exception {
    // Given
    Table table = create();
    table
        .updateProperties()
        .set("commit.retry.num-retries", "100")
        .set("commit.retry.min-wait-ms", "10")
        .commit();
    ExecutorService clients = Executors.newFixedThreadPool(4);
    Callable<Void> tenCommits =
        () -> {
          try (RESTCatalog client = CatalogServers.client(uri)) {
            Table mine = client.loadTable(name);
            IntStream.range(0, 10)
                .forEach(i -> mine.newFastAppend().appendFile(fakeFile(mine)).commit());
          }
          return null;
        };

    // When
    for (Future<Void> done :
        clients.invokeAll(List.of(tenCommits, tenCommits, tenCommits, tenCommits))) {
      done.get();
    }
    clients.shutdown();

    // Then
    table.refresh();
    assertThat(table.snapshots()).hasSize(40);
    assertThat(table.currentSnapshot().summary()).containsEntry("total-data-files", "40");
    assertThat(
            count(
                (SupportsPrefixOperations) table.io(),
                table.location() + "/metadata",
                ".metadata.json"))
        .as("metadata files, of which a refused commit leaves none")
        .isEqualTo(42);
  }

  @Test
  void metadataKeptInMemoryIsTheMetadataOfTheFile() {
    // Given
    Table table = create();
    IntStream.range(0, 3).forEach(i -> table.newFastAppend().appendFile(fakeFile(table)).commit());

    // When
    TableMetadata loaded = ((BaseTable) catalog.loadTable(name)).operations().current();

    // Then
    TableMetadata stored = TableMetadataParser.read(table.io(), loaded.metadataFileLocation());
    assertThat(TableMetadataParser.toJson(loaded)).isEqualTo(TableMetadataParser.toJson(stored));
  }

  private Table create() {
    return catalog.createTable(name, LongTable.SCHEMA, PartitionSpec.unpartitioned(), V3);
  }

  /** A file that a commit can name; nobody reads it. */
  private static DataFile fakeFile(Table table) {
    return DataFiles.builder(table.spec())
        .withPath(table.location() + "/data/" + UUID.randomUUID() + ".parquet")
        .withFormat(FileFormat.PARQUET)
        .withFileSizeInBytes(1000)
        .withRecordCount(1)
        .build();
  }

  private static long count(SupportsPrefixOperations files, String prefix) {
    return count(files, prefix, "");
  }

  private static long count(SupportsPrefixOperations files, String prefix, String suffix) {
    return StreamSupport.stream(files.listPrefix(prefix).spliterator(), false)
        .filter(file -> file.location().endsWith(suffix))
        .count();
  }
}
