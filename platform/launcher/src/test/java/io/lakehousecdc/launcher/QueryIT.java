package io.lakehousecdc.launcher;

import static io.lakehousecdc.launcher.lake.ItemsTable.item;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.launcher.lake.ItemsTable;
import io.lakehousecdc.launcher.state.Workspace;
import io.lakehousecdc.launcher.terminal.Screen;
import io.lakehousecdc.local.LocalPlatform;
import io.lakehousecdc.local.Part;
import io.lakehousecdc.local.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.rest.RESTCatalog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The query command on a table that lies in a real catalog and S3. */
class QueryIT {
  private static LocalPlatform platform;
  private static Workspace workspace;
  private static long firstSnapshot;

  private final Screen screen = new Screen();

  @BeforeAll
  static void writeTwoSnapshots() throws IOException {
    platform = LocalPlatform.start(Set.of(Part.S3, Part.CATALOG));
    workspace = new Workspace(Path.of(""), new StateDirectory(platform.stateDirectory()));
    Files.writeString(
        workspace.state().settingsFile(),
        "catalog.port=%d\ns3.port=%d\n"
            .formatted(platform.catalogUri().getPort(), platform.s3Endpoint().getPort()));
    try (RESTCatalog catalog = catalog()) {
      ItemsTable items = ItemsTable.create(catalog);
      DataFile first =
          items.commit(List.of(item(1, "Nut", 5), item(2, "Bolt", 7), item(3, "Pin", 1)), null);
      firstSnapshot = items.snapshotId();
      items.commit(List.of(item(2, "Bolt, long", 9)), first, 1, 2); // 2 is replaced, 3 removed
    }
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @Test
  void printsTheRowsAsTheyAre() {
    // When
    int exitCode = query("items");

    // Then
    assertThat(exitCode).isZero();
    assertThat(screen.out().lines())
        .startsWith("id  name        price")
        .contains(" 1  Nut             5", " 2  Bolt, long      9")
        .hasSize(4)
        .last()
        .asString()
        .startsWith("2 rows · snapshot ");
  }

  @Test
  void printsTheRowsAsTheyWere() {
    // When
    query("lakehouse.items", "--as-of", Long.toString(firstSnapshot), "--format", "csv");

    // Then
    assertThat(screen.out().lines())
        .containsExactlyInAnyOrder("id,name,price", "1,Nut,5", "2,Bolt,7", "3,Pin,1");
  }

  @Test
  void countsWithoutDeletedRows() {
    // When
    query("items", "--count");
    query("items", "--count", "--where", "price > 5");
    query("items", "--count", "--as-of", Long.toString(firstSnapshot));
    query("items", "--count", "--as-of", "0s");

    // Then
    assertThat(screen.out().lines()).containsExactly("2", "1", "3", "2");
  }

  @Test
  void selectsColumnsAndRows() {
    // When
    query("items", "--where", "id = 2", "--columns", "name", "--format", "json");

    // Then
    assertThat(screen.out()).isEqualTo("{\"name\":\"Bolt, long\"}\n");
  }

  @Test
  void saysWhenThereAreMoreRows() {
    // When
    query("items", "--limit", "1");

    // Then
    assertThat(screen.out().lines()).hasSize(3).last().asString().startsWith("the first 1 row · ");
  }

  @Test
  void anUnknownTableIsAnsweredWithThoseThatThereAre() {
    // When
    int exitCode = query("orders");

    // Then
    assertThat(exitCode).isEqualTo(1);
    assertThat(screen.err())
        .isEqualTo("error: Cannot find table lakehouse.orders: there are lakehouse.items\n");
  }

  @Test
  void anUnknownNamespaceAndAnUnknownColumnAreSaid() {
    // When
    query("sales.orders");
    query("items", "--columns", "id,colour");

    // Then
    assertThat(screen.err().lines())
        .containsExactly(
            "error: Cannot find table sales.orders: there is no table in sales yet",
            "error: Unknown column (supported: id, name, price): colour");
  }

  @Test
  void aTimeBeforeTheTableIsAnsweredWithItsOldestSnapshot() {
    // When
    query("items", "--as-of", "2001-01-01");

    // Then
    assertThat(screen.err())
        .startsWith("error: Cannot read lakehouse.items as of 2001-01-01T")
        .contains("its oldest is " + firstSnapshot + " of ");
  }

  private int query(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "query";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return new Lakehouse(screen.plain(), workspace, Clock.systemUTC(), false).run(all);
  }

  private static RESTCatalog catalog() {
    RESTCatalog catalog = new RESTCatalog();
    catalog.initialize(
        "test",
        Map.of(
            "uri",
            platform.catalogUri().toString(),
            "rest.auth.type",
            "none",
            "header.Authorization",
            "Bearer " + platform.secrets().catalogToken(),
            "io-impl",
            "org.apache.iceberg.aws.s3.S3FileIO",
            "s3.endpoint",
            platform.s3Endpoint().toString(),
            "s3.access-key-id",
            platform.secrets().s3AccessKey(),
            "s3.secret-access-key",
            platform.secrets().s3SecretKey(),
            "s3.path-style-access",
            "true",
            "client.region",
            "us-east-1"));
    return catalog;
  }
}
