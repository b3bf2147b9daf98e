package io.lakehousecdc.catalog.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.apache.iceberg.exceptions.BadRequestException;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * <p>The listing is sorted and a token is the last key of the page before, so that what is created
 * or dropped between two requests neither hides nor repeats anything else, unlike an offset.
 *
 * @param items what is on the page, in the order of their keys
 * @param nextToken token of the next page, or null if this is the last
 */
record Page<T>(List<T> items, @Nullable String nextToken) {

  private static final int DEFAULT_SIZE = 1000;

  Page {
    items = List.copyOf(items);
  }

  /**
   * Cuts a page out of all items.
   *
   * @param token null for everything at once, empty for the first page, else the token of the page
   *     before
   * @param size at most so many items; null for 1,000 if there is a token
   * @param key a unique key of an item
   * @throws BadRequestException if the size is below 1 or the token is none of this class
   */
  static <T> Page<T> of(
      List<T> all, Function<T, String> key, @Nullable String token, @Nullable Integer size) {
    if (size != null && size < 1) {
      throw new BadRequestException("Invalid pageSize: %d (supported: 1 or more)", size);
    }
    List<T> sorted = all.stream().sorted(Comparator.comparing(key)).toList();
    if (token == null && size == null) {
      return new Page<>(sorted, null);
    }
    @Nullable String last = token == null || token.isEmpty() ? null : decode(token);
    List<T> rest =
        last == null
            ? sorted
            : sorted.stream().filter(item -> key.apply(item).compareTo(last) > 0).toList();
    int end = Math.min(rest.size(), size == null ? DEFAULT_SIZE : size);
    return new Page<>(
        rest.subList(0, end), end == rest.size() ? null : encode(key.apply(rest.get(end - 1))));
  }

  /**
   * Parses the {@code pageSize} of a request.
   *
   * @throws BadRequestException if it is not a whole number
   */
  static @Nullable Integer size(@Nullable String pageSize) {
    try {
      return pageSize == null || pageSize.isEmpty() ? null : Integer.valueOf(pageSize);
    } catch (NumberFormatException e) {
      throw new BadRequestException(e, "Invalid pageSize: %s (supported: 1 or more)", pageSize);
    }
  }

  private static String encode(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decode(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e, "Invalid pageToken: %s", token);
    }
  }
}
