package io.lakehousecdc.endtoend.events;

/**
 * One change.
 *
 * @param version of the row after an insert or update, of the removed row otherwise; counted from 1
 *     for each key
 */
public record ItemChange(Kind kind, int id, int version) {
  /** What happens to the row. */
  public enum Kind {
    INSERT,
    UPDATE,
    DELETE
  }
}
