package io.lakehousecdc.items.list;

import io.lakehousecdc.items.problem.ProblemException;
import io.lakehousecdc.items.problem.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a {@link ListQuery} from the parameters of a request, and reports every violation. */
final class ListParameters {
  static final int MAX_LIMIT = 1000;
  private static final int DEFAULT_LIMIT = 100;
  private static final String LIMIT = "limit";
  private static final String AFTER = "after";
  private static final String PRICE =
      "must be a number of at most 10 digits, and 2 after the decimal point";
  private static final String TEXT = "must not hold U+0000";

  private final Map<String, List<String>> parameters;
  private final Set<String> known = new HashSet<>();
  private final List<Violation> violations = new ArrayList<>();

  private ListParameters(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  /**
   * @param parameters decoded
   * @throws ProblemException 422 with one violation for each parameter that is unknown, repeated or
   *     has a value it cannot have
   */
  static ListQuery page(Map<String, List<String>> parameters) {
    return new ListParameters(parameters).read();
  }

  /**
   * The same of a stream, which has no pages: {@code limit} is unknown to it.
   *
   * @throws ProblemException as {@link #page}
   */
  static ListQuery stream(Map<String, List<String>> parameters) {
    ListParameters stream = new ListParameters(parameters);
    if (parameters.containsKey(LIMIT)) {
      stream.violation(LIMIT, "unknown", "is not for a stream, which holds the whole list");
    }
    return stream.read();
  }

  private ListQuery read() {
    ItemFilter filter =
        new ItemFilter(
            value("name", Values::text, "characters", TEXT),
            value("name_prefix", Values::text, "characters", TEXT),
            value("min_price", Values::price, "type", PRICE),
            value("max_price", Values::price, "type", PRICE),
            value("on_offer", Values::bool, "type", "must be true or false"),
            value(
                "updated_since",
                Values::time,
                "type",
                "must be a time like 2026-01-31T09:30:00Z (RFC 3339; a + in it is written %2B)"));
    ItemOrder sort =
        value("sort", ItemOrder::parse, "unknown", "must be one of " + ItemOrder.known());
    ItemOrder order = sort == null ? ItemOrder.DEFAULT : sort;
    Integer limit =
        value(
            LIMIT, ListParameters::limit, "range", "must be a whole number from 1 to " + MAX_LIMIT);
    Position after = after(order, isBroken("sort"));
    refuseUnknown();
    ProblemException.refuse(violations);
    return new ListQuery(filter, order, after, limit == null ? DEFAULT_LIMIT : limit, kept());
  }

  /** A cursor of an order that is not known either is not held against its order. */
  private @Nullable Position after(ItemOrder order, boolean anyOrder) {
    if (anyOrder) {
      known.add(AFTER);
      return null;
    }
    return order.isDefault()
        ? value(
            AFTER,
            cursor -> Position.parse(cursor, order),
            "range",
            "must be a whole number from %d to %d".formatted(Integer.MIN_VALUE, Integer.MAX_VALUE))
        : value(
            AFTER,
            cursor -> Position.parse(cursor, order),
            "cursor",
            "must be taken from a Link header of the list sorted by " + order);
  }

  private static Optional<Integer> limit(String text) {
    return Values.integer(text).filter(limit -> limit >= 1 && limit <= MAX_LIMIT);
  }

  private <T> @Nullable T value(
      String name, Function<String, Optional<T>> parser, String code, String detail) {
    known.add(name);
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.isEmpty() || isBroken(name)) {
      return null;
    }
    if (values.size() > 1) {
      violation(name, "repeated", "must be given once");
      return null;
    }
    Optional<T> value = parser.apply(values.get(0));
    if (value.isEmpty()) {
      violation(name, code, detail);
    }
    return value.orElse(null);
  }

  private void refuseUnknown() {
    for (String name : parameters.keySet()) {
      if (!known.contains(name)) {
        violation(name, "unknown", "is no parameter of the list");
      }
    }
  }

  private boolean isBroken(String name) {
    return violations.stream().anyMatch(violation -> name.equals(violation.parameter()));
  }

  private void violation(String name, String code, String detail) {
    violations.add(Violation.ofParameter(name, code, detail));
  }

  private Map<String, String> kept() {
    Map<String, String> kept = new LinkedHashMap<>();
    parameters.forEach((name, values) -> kept.put(name, values.get(0)));
    kept.keySet().removeAll(Set.of(LIMIT, AFTER));
    return kept;
  }
}
