package io.lakehousecdc.endtoend.load;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement with its parameters.
 *
 * @param parameters of classes that JDBC takes as they are
 */
record SourceChange(String sql, List<@Nullable Object> parameters) {
  static SourceChange of(String sql, @Nullable Object... parameters) {
    return new SourceChange(sql, Arrays.asList(parameters));
  }
}
