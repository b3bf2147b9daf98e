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

  /**
   * Starts watching.
   *
   * @param stop runs at the end, before the JVM's shutdown hooks: those run beside the one that
   *     ends logging
   */
  public static void start(Runnable stop) {
    Thread watch = new Thread(() -> exitAtEndOfInput(stop), "parent watch");
    watch.setDaemon(true);
    watch.start();
  }

  private static void exitAtEndOfInput(Runnable stop) {
    try (InputStream input = System.in) {
      while (input.read() >= 0) {
        // nothing is ever sent; only the end counts
      }
    } catch (IOException e) {
      System.err.println("Cannot read standard input, stopping: " + e.getMessage());
    }
    try {
      stop.run();
    } finally {
      System.exit(0);
    }
  }
}
