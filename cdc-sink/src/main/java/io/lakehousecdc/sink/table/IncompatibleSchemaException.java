package io.lakehousecdc.sink.table;

/**
 * The source's table has a shape that the Iceberg table cannot take without loss. Only a person can
 * decide what to do.
 */
public final class IncompatibleSchemaException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IncompatibleSchemaException(String reason) {
    super(reason);
  }
}
