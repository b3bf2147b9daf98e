package io.lakehousecdc.launcher.query;

import java.util.Locale;

/** How rows are printed. */
enum Format {
  /** Aligned columns, with long values cut. */
  TABLE,
  /** One JSON object a line. */
  JSON,
  /** A line of column names, then a line a row (RFC 4180); null is an empty field. */
  CSV;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
