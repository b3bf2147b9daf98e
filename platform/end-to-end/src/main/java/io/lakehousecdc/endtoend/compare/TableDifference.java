package io.lakehousecdc.endtoend.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How the rows of one engine differ from those of another.
 *
 * @param rows how many were expected
 * @param lost keys that should be there and are not
 * @param unexpected keys that should not be there
 * @param doubled keys that are there more than once
 * @param differing {@code expected <> actual} of rows with equal keys and different values
 */
public record TableDifference(
    String table,
    int rows,
    List<String> lost,
    List<String> unexpected,
    List<String> doubled,
    List<String> differing) {
  private static final int EXAMPLES = 5;

  public static TableDifference between(String table, TableRows expected, TableRows actual) {
    List<String> lost = new ArrayList<>();
    List<String> differing = new ArrayList<>();
    for (Map.Entry<String, String> row : expected.byKey().entrySet()) {
      String found = actual.byKey().get(row.getKey());
      if (found == null) {
        lost.add(row.getKey());
      } else if (!found.equals(row.getValue())) {
        differing.add(row.getValue() + " <> " + found);
      }
    }
    List<String> unexpected =
        actual.byKey().keySet().stream().filter(key -> !expected.byKey().containsKey(key)).toList();
    return new TableDifference(
        table, expected.size(), lost, unexpected, actual.doubledKeys(), differing);
  }

  public boolean isEmpty() {
    return lost.isEmpty() && unexpected.isEmpty() && doubled.isEmpty() && differing.isEmpty();
  }

  /** One line of counts, then a few examples of each kind. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(table).append(": ");
    text.append(
        "%,d rows, %d lost, %d unexpected, %d doubled, %d differing"
            .formatted(rows, lost.size(), unexpected.size(), doubled.size(), differing.size()));
    appendExamples(text, "lost", lost);
    appendExamples(text, "unexpected", unexpected);
    appendExamples(text, "doubled", doubled);
    appendExamples(text, "differing", differing);
    return text.toString();
  }

  private static void appendExamples(StringBuilder text, String kind, List<String> rows) {
    rows.stream()
        .limit(EXAMPLES)
        .forEach(row -> text.append("\n  ").append(kind).append(": ").append(row));
  }
}
