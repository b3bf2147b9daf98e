package io.lakehousecdc.local.process;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * The main class of an application's JVM: watches the parent, then runs the application's own main
 * class, which needs to know nothing of this.
 */
public final class AppProcess {
  private AppProcess() {}

  /**
   * @param args the application's main class, and its arguments
   */
  public static void main(String[] args) throws Throwable {
    ParentWatch.start(() -> {}); // an application stops in its shutdown hook
    String[] rest = Arrays.copyOfRange(args, 1, args.length);
    try {
      Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
