package io.lakehousecdc.loadgen.verify;

import io.lakehousecdc.loadgen.model.ItemState;
import io.lakehousecdc.loadgen.verify.Finding.Place;

/** All rows of one place. */
interface PlaceRows {
  Place place();

  /**
   * Gives every row once, in any order.
   *
   * @throws PlaceException if they cannot be read
   */
  void read(Sink sink) throws PlaceException;

  /** Takes rows. */
  interface Sink {
    void row(ItemState row);

    /**
     * A row, or a whole column, that is not of the right types.
     *
     * @param key the id of the row or the name of the column
     */
    void wrongType(String key, String detail);
  }
}
