package io.lakehousecdc.loadgen.report;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of comma-separated values, quoted by RFC 4180 where it is needed. */
final class Csv {
  private final StringBuilder text = new StringBuilder();

  Csv(String header) {
    text.append(header).append("\r\n");
  }

  void row(List<?> values) {
    text.append(values.stream().map(Csv::quoted).collect(Collectors.joining(","))).append("\r\n");
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static String quoted(Object value) {
    String plain = String.valueOf(value);
    return plain.matches("[^\",\r\n]*") ? plain : '"' + plain.replace("\"", "\"\"") + '"';
  }
}
