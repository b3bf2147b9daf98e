package io.lakehousecdc.items.compatibility;

/** Values of {@code items.compatibility}: whose HTTP interface is served. */
enum Compatibility {
  /** That of this service. */
  NONE,
  /** That of the first service. */
  FASTAPI
}
