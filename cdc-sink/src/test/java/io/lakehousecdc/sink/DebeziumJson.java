package io.lakehousecdc.sink;

import java.nio.charset.StandardCharsets;

/**
 * Change events of a table {@code (id bigint primary key, name text)} as Debezium's JSON with
 * schemas.
 */
final class DebeziumJson {

  private static final String KEY_SCHEMA =
      """
      {"type":"struct","fields":[{"type":"int64","optional":false,"field":"id"}],"optional":false,"name":"lakehouse.public.%1$s.Key"}""";

  private static final String ROW_FIELDS =
      """
      [{"type":"int64","optional":false,"field":"id"},{"type":"string","optional":true,"field":"name"}]""";

  private static final String VALUE_SCHEMA =
      """
      {"type":"struct","fields":[\
      {"type":"struct","fields":%2$s,"optional":true,"name":"lakehouse.public.%1$s.Value","field":"before"},\
      {"type":"struct","fields":%2$s,"optional":true,"name":"lakehouse.public.%1$s.Value","field":"after"},\
      {"type":"struct","fields":[{"type":"string","optional":false,"field":"schema"},{"type":"string","optional":false,"field":"table"},\
      {"type":"int64","optional":true,"field":"txId"},{"type":"int64","optional":true,"field":"lsn"},{"type":"int64","optional":true,"field":"ts_us"}],\
      "optional":false,"name":"io.debezium.connector.postgresql.Source","field":"source"},\
      {"type":"string","optional":false,"field":"op"}],"optional":false,"name":"lakehouse.public.%1$s.Envelope","version":2}""";

  private final String table;

  DebeziumJson(String table) {
    this.table = table;
  }

  byte[] key(long id) {
    return bytes(
        "{\"schema\":" + KEY_SCHEMA.formatted(table) + ",\"payload\":{\"id\":" + id + "}}");
  }

  byte[] create(long id, String name) {
    return value("c", "{\"id\":" + id + ",\"name\":\"" + name + "\"}", table);
  }

  /** An event with any {@code op}, any JSON as its row and any table as its source. */
  byte[] value(String op, String after, String sourceTable) {
    return bytes(
        "{\"schema\":"
            + VALUE_SCHEMA.formatted(table, ROW_FIELDS)
            + ",\"payload\":{\"before\":null,\"after\":"
            + after
            + ",\"source\":{\"schema\":\"public\",\"table\":\""
            + sourceTable
            + "\",\"txId\":7,\"lsn\":4711,\"ts_us\":1767225600000000},\"op\":\""
            + op
            + "\"}}");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
