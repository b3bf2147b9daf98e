package io.lakehousecdc.launcher.query;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.iceberg.data.Record;

/** At most so many of the rows, and whether there were more. */
final class Page implements Iterator<Record> {
  private final Iterator<Record> rows;
  private final int limit;
  private int read;

  Page(Iterator<Record> rows, int limit) {
    this.rows = rows;
    this.limit = limit;
  }

  @Override
  public boolean hasNext() {
    return read < limit && rows.hasNext();
  }

  @Override
  public Record next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    read++;
    return rows.next();
  }

  /** How many rows have been read. */
  int size() {
    return read;
  }

  /** Whether rows are left over. */
  boolean more() {
    return rows.hasNext();
  }
}
