package io.lakehousecdc.local.process;

import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this JVM when its standard input closes. The parent holds the other end of that pipe and
 * never writes to it, so the end of the stream means that the parent wants this process to stop, or
 * is dead: no orphan is left by a {@code kill -9} of the parent.
 */
public final class ParentWatch {
  private ParentWatch() {}

  /** Starts watching; the JVM's shutdown hooks do the rest. */
  public static void start() {
    Thread watch = new Thread(ParentWatch::exitAtEndOfInput, "parent watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void exitAtEndOfInput() {
    try (InputStream input = System.in) {
      while (input.read() >= 0) {
        // nothing is ever sent; only the end counts
      }
    } catch (IOException e) {
      System.err.println("Cannot read standard input, stopping: " + e.getMessage());
    }
    System.exit(0);
  }
}
