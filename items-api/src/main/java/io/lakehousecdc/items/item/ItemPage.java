package io.lakehousecdc.items.item;

import io.lakehousecdc.items.problem.ProblemException;
import io.lakehousecdc.items.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list: the items with the next {@code limit} ids after {@code after}.
 *
 * <p>A keyset and not an offset: a page costs the same wherever it is, and no item is seen twice or
 * missed because others were written between two pages.
 *
 * @param limit 1 to 1000 items
 * @param after the id before the page; 0 is before every id that the database generates
 */
record ItemPage(int limit, int after) {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1000;

  /**
   * @throws ProblemException 422 for a limit or id that is not in range
   */
  static ItemPage of(@Nullable String limit, @Nullable String after) {
    List<Violation> violations = new ArrayList<>();
    int parsedLimit = number("limit", limit, DEFAULT_LIMIT, 1, MAX_LIMIT, violations);
    int parsedAfter = number("after", after, 0, 0, Integer.MAX_VALUE, violations);
    if (!violations.isEmpty()) {
      throw ProblemException.invalid(violations);
    }
    return new ItemPage(parsedLimit, parsedAfter);
  }

  /** One row more than the page holds shows that another page follows. */
  int rowsToRead() {
    return limit + 1;
  }

  boolean isFollowed(List<Item> rows) {
    return rows.size() > limit;
  }

  List<Item> items(List<Item> rows) {
    return isFollowed(rows) ? rows.subList(0, limit) : rows;
  }

  /** The {@code Link} header (RFC 8288) to the page after this one. */
  String nextLink(List<Item> rows) {
    return "</items?limit=%d&after=%d>; rel=\"next\"".formatted(limit, rows.get(limit - 1).id());
  }

  private static int number(
      String name,
      @Nullable String text,
      int absent,
      int min,
      int max,
      List<Violation> violations) {
    if (text == null) {
      return absent;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, as a number that is out of range is.
    }
    violations.add(
        Violation.ofParameter(
            name, "range", "must be a whole number from %d to %d".formatted(min, max)));
    return absent;
  }
}
