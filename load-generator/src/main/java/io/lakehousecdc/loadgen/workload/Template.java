package io.lakehousecdc.loadgen.workload;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/**
 * A value of a call, in which placeholders in braces stand for what differs from call to call:
 *
 * <pre>
 * {run} {user} {seq}   the run, the user in it, the task of the user
 * {key}                run/user/seq, unique to the task
 * {id}                 the id of the item that the task is about
 * {n} {n*1000} {n even} how many-th time a start-up operation is done
 * {500..10000}         a random whole number
 * {random boolean}     true or false
 * </pre>
 *
 * A placeholder that is all of the text gives a value of its own type; with other text around it,
 * the value is a text. A brace itself is written twice.
 */
public final class Template {

  /** What a template gives. */
  enum Type {
    TEXT,
    NUMBER,
    BOOLEAN
  }

  private final List<Placeholder> parts;
  private final Type type;

  private Template(List<Placeholder> parts, Type type) {
    this.parts = List.copyOf(parts);
    this.type = type;
  }

  /**
   * @param firstDraw distinguishes the random placeholders of one call from each other; the
   *     template uses this one and those after it, one for each placeholder
   * @throws IllegalArgumentException that says what is wrong
   */
  static Template parse(String text, int firstDraw) {
    List<Placeholder> parts = TemplateParser.parse(text, firstDraw);
    return new Template(parts, parts.size() == 1 ? parts.get(0).type() : Type.TEXT);
  }

  static Template constant(BigDecimal number) {
    return new Template(List.of(new Placeholder.Constant(number, Type.NUMBER)), Type.NUMBER);
  }

  static Template constant(boolean value) {
    return new Template(List.of(new Placeholder.Constant(value, Type.BOOLEAN)), Type.BOOLEAN);
  }

  Type type() {
    return type;
  }

  int draws() {
    return parts.size();
  }

  /** Whether {@code {key}} is in it, with nothing but spaces next to it. */
  boolean holdsKeyAsWord() {
    for (int i = 0; i < parts.size(); i++) {
      boolean before = i == 0 || isText(parts.get(i - 1), text -> text.endsWith(" "));
      boolean after =
          i == parts.size() - 1 || isText(parts.get(i + 1), text -> text.startsWith(" "));
      if (parts.get(i) instanceof Placeholder.Key && before && after) {
        return true;
      }
    }
    return false;
  }

  private static boolean isText(Placeholder part, Predicate<String> condition) {
    return part instanceof Placeholder.Constant constant
        && condition.test(constant.constant().toString());
  }

  /** A {@link String}, {@link Long}, {@link BigDecimal} or {@link Boolean}, as {@link #type()}. */
  Object value(Fill fill) {
    return parts.size() == 1 ? parts.get(0).value(fill) : text(fill);
  }

  String text(Fill fill) {
    if (parts.size() == 1) {
      return parts.get(0).value(fill).toString();
    }
    StringBuilder text = new StringBuilder();
    for (Placeholder part : parts) {
      text.append(part.value(fill));
    }
    return text.toString();
  }
}
