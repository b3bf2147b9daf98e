package io.lakehousecdc.items.item;

import io.lakehousecdc.items.problem.ProblemException;

/** The id in a path. */
final class ItemId {
  private ItemId() {}

  /**
   * What is no 4-byte number names no item, so it is not found rather than invalid.
   *
   * @throws ProblemException 404 with the given detail
   */
  static int parse(String text, String notFound) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw ProblemException.notFound(notFound);
    }
  }
}
