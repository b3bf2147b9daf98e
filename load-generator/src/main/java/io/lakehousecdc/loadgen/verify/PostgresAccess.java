package io.lakehousecdc.loadgen.verify;

/**
 * Where the table of the items is, and who may read it.
 *
 * @param jdbcUrl such as {@code jdbc:postgresql://127.0.0.1:15432/items}
 */
public record PostgresAccess(String jdbcUrl, String user, String password) {

  /** Without the secret. */
  @Override
  public String toString() {
    return "PostgresAccess[" + jdbcUrl + ", " + user + "]";
  }
}
