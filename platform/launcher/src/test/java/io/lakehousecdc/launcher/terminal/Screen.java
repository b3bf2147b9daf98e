package io.lakehousecdc.launcher.terminal;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A terminal that remembers what was printed. */
public final class Screen {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** As in a pipe: neither colour nor lines that are written over. */
  public Terminal plain() {
    return terminal(false, false);
  }

  /** As on a terminal in colour. */
  public Terminal live() {
    return terminal(true, true);
  }

  private Terminal terminal(boolean live, boolean colour) {
    return new Terminal(stream(out), stream(err), live, live, colour, 120);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
