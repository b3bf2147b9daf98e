package io.lakehousecdc.sink.index;

import io.lakehousecdc.sink.change.RowKey;
import java.util.function.LongFunction;

/** Two families of keys by number: every number is another key. */
enum Keys {
  LONGS(RowKey.LongKey::new),
  ENCODED(number -> RowKey.of(new Object[] {"tenant-" + number % 3, number}));

  private final LongFunction<RowKey> family;

  Keys(LongFunction<RowKey> family) {
    this.family = family;
  }

  RowKey key(long number) {
    return family.apply(number);
  }
}
