package io.lakehousecdc.launcher.terminal;

/** What a piece of text means; a terminal without colour shows all of them alike. */
public enum Style {
  PLAIN(""),
  HEADING("1"),
  GOOD("32"),
  WARNING("33"),
  BAD("31"),
  FAINT("2");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The text between this style's ANSI sequences; the text itself for {@link #PLAIN}. */
  String apply(String text) {
    return code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }
}
