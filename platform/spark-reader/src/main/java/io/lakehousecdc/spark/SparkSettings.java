package io.lakehousecdc.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How Spark's JVM and session are set up: small, quiet, on the loopback, with one Iceberg catalog
 * as the default.
 */
final class SparkSettings {
  private static final String CATALOG = "spark.sql.catalog.lake";

  /** What Spark opens by reflection on JDK 17, see its JavaModuleOptions. */
  private static final List<String> OPENED =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "jdk.internal.ref",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  private SparkSettings() {}

  static List<String> command(String classPath) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    OPENED.forEach(name -> command.add("--add-opens=java.base/" + name + "=ALL-UNNAMED"));
    command.addAll(
        List.of(
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-Duser.timezone=UTC",
            "-Dlog4j2.configurationFile=spark-log4j2.properties",
            "-cp",
            classPath,
            SparkWorker.class.getName()));
    return command;
  }

  static Map<String, String> session(LakeAccess lake, Path directory) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spark.master", "local[2]");
    settings.put("spark.app.name", "lakehouse-cdc-spark-reader");
    settings.put("spark.ui.enabled", "false");
    settings.put("spark.driver.host", "127.0.0.1");
    settings.put("spark.driver.bindAddress", "127.0.0.1");
    settings.put("spark.local.dir", directory.toString());
    settings.put("spark.sql.warehouse.dir", directory.resolve("warehouse").toString());
    settings.put("spark.sql.shuffle.partitions", "2");
    settings.put("spark.sql.session.timeZone", "UTC");
    settings.put("spark.sql.datetime.java8API.enabled", "true");
    settings.put(
        "spark.sql.extensions",
        "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions");
    settings.put("spark.sql.defaultCatalog", "lake");
    settings.put(CATALOG, "org.apache.iceberg.spark.SparkCatalog");
    settings.put(CATALOG + ".type", "rest");
    settings.put(CATALOG + ".cache-enabled", "false"); // every command sees the current snapshot
    lake.catalogProperties().forEach((name, value) -> settings.put(CATALOG + "." + name, value));
    return settings;
  }
}
