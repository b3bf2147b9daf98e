package io.lakehousecdc.items.item;

/**
 * The next values of the sequence that are no item's id yet.
 *
 * <p>SQL may write rows with ids of its own, which the sequence comes to later. An insert that met
 * one would fail; so each value is looked up first, in the same statement, and the sequence passes
 * over as many as there are. It is not moved to the largest id: after a single row with the largest
 * possible one there would be no next value.
 */
final class FreeIds {
  /** Ids that one statement passes over; a lookup takes some microseconds. */
  static final int MAX_TAKEN = 10_000;

  private FreeIds() {}

  /**
   * SQL of a relation with the column {@code id}. It takes a value of the sequence for each row
   * that is read from it and for each one passed over, so it needs a limit.
   *
   * @param wanted SQL of the number of ids that will be read
   */
  static String from(String wanted) {
    return """
        (select id
        from (
          select nextval((select cast(pg_get_serial_sequence('items', 'id') as regclass))) as id
          from (select generate_series(1, %d + %s)) as tries) as next
        where (select true from items where items.id = next.id) is null) as free
        """
        .formatted(MAX_TAKEN, wanted);
  }
}
