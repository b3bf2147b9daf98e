package io.lakehousecdc.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.local.LocalPlatform;
import io.lakehousecdc.local.Part;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Spark against the real catalog and S3 server, with which it shares no class. */
class SparkReaderIT {
  private static LocalPlatform platform;
  private static SparkReader spark;

  @BeforeAll
  static void start() {
    platform = LocalPlatform.start(Set.of(Part.POSTGRES, Part.S3, Part.CATALOG));
    spark =
        SparkReader.start(
            new LakeAccess(
                platform.catalogUri(),
                platform.secrets().catalogToken(),
                platform.s3Endpoint(),
                platform.secrets().s3AccessKey(),
                platform.secrets().s3SecretKey(),
                "us-east-1"));
    spark.query("CREATE NAMESPACE spark");
  }

  @AfterAll
  static void stop() {
    if (spark != null) {
      spark.close();
    }
    if (platform != null) {
      platform.close();
    }
  }

  @Test
  void aTableOfAllTypesComesBackAsItWasWritten() {
    // Given
    spark.query(
        "CREATE TABLE spark.types (id BIGINT, i INT, b BOOLEAN, f FLOAT, d DOUBLE, n DECIMAL(12, 2), s STRING,"
            + " x BINARY, day DATE, ts TIMESTAMP_NTZ, tz TIMESTAMP) TBLPROPERTIES ('format-version' = '3')");
    spark.query(
        "INSERT INTO spark.types VALUES (1, 2, true, 1.5, -0.25, 12.50, 'a\tb', X'00FF', DATE'2026-01-02',"
            + " TIMESTAMP_NTZ'2026-01-02 03:04:05.000006', TIMESTAMP'2026-01-02 03:04:05.000006+01:00'),"
            + " (2, null, null, null, null, null, null, null, null, null, null)");

    // When
    List<String> rows = spark.query("SELECT * FROM spark.types ORDER BY id");

    // Then
    assertThat(rows)
        .containsExactly(
            "1\t2\ttrue\t1.5\t-0.25\t12.50\ta\\tb\t\\x00ff\t2026-01-02\t2026-01-02T03:04:05.000006"
                + "\t2026-01-02T02:04:05.000006Z",
            "2" + "\t\\N".repeat(10));
    assertThat(spark.digest("SELECT * FROM spark.types"))
        .isEqualTo(RowsDigest.EMPTY.plus(rows.get(1)).plus(rows.get(0)));
  }

  @Test
  void deletionVectorsAreWrittenReadAndCompacted() {
    // Given
    spark.query(
        "CREATE TABLE spark.compacted (id BIGINT) TBLPROPERTIES ('format-version' = '3',"
            + " 'write.delete.mode' = 'merge-on-read')");
    spark.query("INSERT INTO spark.compacted SELECT id FROM range(0, 1000, 1, 1)");
    spark.query("INSERT INTO spark.compacted SELECT id FROM range(1000, 2000, 1, 1)");
    spark.query("DELETE FROM spark.compacted WHERE id % 2 = 0");

    // When
    List<String> vectors = spark.query("SELECT file_format FROM spark.compacted.delete_files");
    spark.query(
        "CALL lake.system.rewrite_data_files(table => 'spark.compacted',"
            + " options => map('rewrite-all', 'true'))");

    // Then
    assertThat(vectors).containsExactly("PUFFIN", "PUFFIN");
    assertThat(spark.query("SELECT file_path FROM spark.compacted.files")).hasSize(1);
    assertThat(spark.query("SELECT count(*), min(id), max(id) FROM spark.compacted"))
        .containsExactly("1000\t1\t1999");
    assertThat(spark.scan("spark.compacted")).isPositive();
  }

  @Test
  void aRefusedStatementSaysWhyAndSparkGoesOn() {
    assertThatThrownBy(() -> spark.query("SELECT * FROM spark.missing"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Cannot run Spark SQL 'SELECT * FROM spark.missing': ")
        .hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
    assertThat(spark.query("SELECT 1")).containsExactly("1");
  }
}
