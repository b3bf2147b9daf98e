package io.lakehousecdc.local.server;

import io.lakehousecdc.local.process.ChildProcess;
import io.lakehousecdc.local.process.ParentWatch;
import io.lakehousecdc.local.process.PartLogging;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/**
 * The main program of a server that has a JVM for itself: it ends when its parent does, or when the
 * server dies.
 */
final class ServerProcess {
  private static final long WATCH_MILLIS = 200;

  private ServerProcess() {}

  /**
   * @param args the properties file of the server
   */
  static void run(String[] args, Function<ServerProperties, Server> factory) {
    PartLogging.install(Map.of("", System.err::println));
    ParentWatch.start();
    try {
      Server server = factory.apply(ServerProperties.read(Path.of(args[0])));
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop"));
      server.start();
      System.out.println(ChildProcess.READY);
      while (server.isAlive()) {
        Thread.sleep(WATCH_MILLIS);
      }
      System.err.println("The server ended by itself");
    } catch (Exception e) {
      e.printStackTrace();
      System.err.println(ChildProcess.FAILED + e.getMessage());
    }
    System.exit(1);
  }
}
