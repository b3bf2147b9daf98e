package io.lakehousecdc.loadgen.workload;

import io.lakehousecdc.loadgen.workload.Template.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text of a {@link Template}. */
final class TemplateParser {
  private static final String SUPPORTED =
      "{run}, {user}, {seq}, {key}, {id}, {n}, {n*1000}, {n even}, {500..10000}, {random boolean}";
  private static final Pattern PRODUCT = Pattern.compile("n\\*(\\d{1,9})");

  private final String text;
  private final int firstDraw;
  private final List<Placeholder> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();
  private int position;

  private TemplateParser(String text, int firstDraw) {
    this.text = text;
    this.firstDraw = firstDraw;
  }

  static List<Placeholder> parse(String text, int firstDraw) {
    return new TemplateParser(text, firstDraw).parse();
  }

  private List<Placeholder> parse() {
    while (position < text.length()) {
      char c = text.charAt(position);
      if ((c == '{' || c == '}') && text.startsWith(String.valueOf(c), position + 1)) {
        literal.append(c);
        position += 2;
      } else if (c == '{') {
        endLiteral();
        parts.add(placeholder());
      } else if (c == '}') {
        throw error("a brace closes that was not opened");
      } else {
        literal.append(c);
        position++;
      }
    }
    if (parts.isEmpty() || !literal.isEmpty()) {
      parts.add(new Placeholder.Constant(literal.toString(), Type.TEXT));
    }
    return parts;
  }

  private void endLiteral() {
    if (!literal.isEmpty()) {
      parts.add(new Placeholder.Constant(literal.toString(), Type.TEXT));
      literal.setLength(0);
    }
  }

  private Placeholder placeholder() {
    int end = text.indexOf('}', position);
    if (end < 0) {
      throw error("a brace is not closed");
    }
    String word = text.substring(position + 1, end);
    position = end + 1;
    return switch (word) {
      case "run" -> new Placeholder.Filled(Type.TEXT, Fill::run);
      case "user" -> new Placeholder.Filled(Type.NUMBER, fill -> (long) fill.user());
      case "seq" -> new Placeholder.Filled(Type.NUMBER, fill -> (long) fill.sequence());
      case "key" -> new Placeholder.Key();
      case "id" -> new Placeholder.Filled(Type.NUMBER, fill -> (long) fill.id());
      case "n" -> repetition(1);
      case "n even" -> new Placeholder.Filled(Type.BOOLEAN, fill -> fill.n() % 2 == 0);
      case "random boolean" -> randomBoolean(draw());
      default -> computed(word);
    };
  }

  private Placeholder computed(String word) {
    Matcher product = PRODUCT.matcher(word);
    if (product.matches()) {
      return repetition(Long.parseLong(product.group(1)));
    }
    if (Quantities.RANGE.matcher(word).matches()) {
      return randomNumber(Quantities.range(word), draw());
    }
    throw error("unknown placeholder {" + word + "} (supported: " + SUPPORTED + ")");
  }

  /** The number of a repetition, times a factor. */
  private static Placeholder repetition(long factor) {
    return new Placeholder.Filled(Type.NUMBER, fill -> fill.n() * factor);
  }

  private static Placeholder randomNumber(Range range, int draw) {
    return new Placeholder.Filled(
        Type.NUMBER, fill -> (long) range.pick(fill.draws().of(fill.sequence(), draw)));
  }

  private static Placeholder randomBoolean(int draw) {
    return new Placeholder.Filled(Type.BOOLEAN, fill -> fill.draws().of(fill.sequence(), draw) < 0);
  }

  private int draw() {
    return firstDraw + parts.size();
  }

  private IllegalArgumentException error(String reason) {
    return new IllegalArgumentException("bad template '" + text + "': " + reason);
  }
}
