package io.lakehousecdc.items.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a request.
 *
 * @param pointer JSON pointer into the body, as a URI fragment ({@code #/price}); absent for a
 *     query parameter
 * @param parameter name of the query parameter; absent for the body
 * @param detail what is asked of the value, for people
 * @param code the same for programs: it does not change with the wording
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Violation(
    @Nullable String pointer, @Nullable String parameter, String detail, String code) {

  public static Violation of(String pointer, String code, String detail) {
    return new Violation(pointer, null, detail, code);
  }

  public static Violation ofParameter(String parameter, String code, String detail) {
    return new Violation(null, parameter, detail, code);
  }

  /** The violation in a sentence, the place first. */
  String sentence() {
    String place = parameter != null ? parameter : String.valueOf(pointer).replaceFirst("^#/?", "");
    return (place.isEmpty() ? "the document" : place) + " " + detail;
  }
}
