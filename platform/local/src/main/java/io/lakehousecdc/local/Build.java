package io.lakehousecdc.local;

import io.lakehousecdc.local.process.AppProcess;
import io.lakehousecdc.local.process.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Maven built, found from where this class was loaded: the servers' class path next to it, the
 * applications in their modules.
 *
 * @param projectDirectory the root of the source tree
 * @param classes this module's classes: its {@code target/classes}, or the jar of them
 */
record Build(Path projectDirectory, Path classes) {
  private static final Map<Part, String> APP_MODULES =
      Map.of(
          Part.CATALOG, "platform/catalog",
          Part.ITEMS_API, "items-api",
          Part.CDC_SINK, "cdc-sink",
          Part.LOAD_GENERATOR, "load-generator");
  private static final String SERVER_MAIN = "io.lakehousecdc.local.server.ServerProcess";

  /**
   * A process that has lost a thread to a full heap is only half alive: it ends, and is started
   * again.
   */
  private static final List<String> COMMON_OPTIONS =
      List.of("-Xshare:auto", "-XX:+ExitOnOutOfMemoryError");

  /** Small and idle most of the time. */
  private static final String SMALL = "-XX:+UseSerialGC";

  /**
   * With the heap these keep the process below 1 GiB. Rows live until their commit: they are copied
   * once, not a dozen times, and by two threads.
   */
  private static final List<String> SINK_OPTIONS =
      List.of(
          "-XX:+UseParallelGC",
          "-XX:ParallelGCThreads=2",
          "-Xms640m",
          "-XX:NewRatio=1",
          "-XX:SurvivorRatio=6",
          "-XX:MaxTenuringThreshold=1",
          "-XX:MaxDirectMemorySize=64m",
          "-XX:MaxMetaspaceSize=160m");

  /** The build that this class is part of. */
  static Build locate() {
    Path classes = ownClasses(); // <project>/platform/local/target/<classes or jar>
    return new Build(classes.resolve("../../../..").normalize(), classes);
  }

  static Build in(Path projectDirectory) {
    return new Build(projectDirectory.toAbsolutePath().normalize(), ownClasses());
  }

  private static Path ownClasses() {
    try {
      return Path.of(Build.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot locate the classes of platform/local", e);
    }
  }

  /**
   * How to start servers in one JVM.
   *
   * @param configurations the file of each part, in the order in which they need each other
   * @throws IllegalStateException if this module is not built
   */
  JavaCommand servers(Map<Part, Path> configurations, List<String> jvmOptions) {
    List<String> options = new ArrayList<>(COMMON_OPTIONS);
    int heap = configurations.keySet().stream().mapToInt(Build::heapMebibytes).sum();
    options.add("-Xmx" + heap + "m");
    options.add(SMALL);
    options.addAll(jvmOptions);
    List<String> arguments = new ArrayList<>();
    configurations.forEach((part, file) -> arguments.add(part.label() + "=" + file));
    return new JavaCommand(serverClassPath(), options, SERVER_MAIN, arguments);
  }

  /**
   * How to start an application.
   *
   * @throws IllegalStateException if it is not built
   */
  JavaCommand app(Part part, Path configuration, List<String> jvmOptions) {
    List<String> options = new ArrayList<>(COMMON_OPTIONS);
    options.add("-Xmx" + heapMebibytes(part) + "m");
    if (part == Part.CDC_SINK) {
      options.addAll(SINK_OPTIONS);
    } else {
      options.add(SMALL);
    }
    options.addAll(jvmOptions);
    options.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    options.add("-Dquarkus.config.locations=" + configuration);
    return new JavaCommand(
        appJar(part) + File.pathSeparator + classes,
        options,
        AppProcess.class.getName(),
        List.of("io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
  }

  /** The runnable jar of an application. */
  Path appJar(Part part) {
    String module = APP_MODULES.get(part);
    if (module == null) {
      throw new IllegalArgumentException("Not an application: " + part.label());
    }
    Path jar = projectDirectory.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    return requireBuilt(part.label(), module, jar);
  }

  private static int heapMebibytes(Part part) {
    return switch (part) {
      case POSTGRES -> 96; // unpacking the programs takes 64
      case KAFKA -> 320;
      case CONNECT ->
          512; // Debezium's queue holds up to 64 MiB of events, the producer as much again
      case S3 -> 192;
      case CATALOG, ITEMS_API, LOAD_GENERATOR -> 256;
      case CDC_SINK -> 640;
    };
  }

  private String serverClassPath() {
    String module = "platform/local";
    Path file = projectDirectory.resolve(module).resolve("target/class-path");
    requireBuilt("the servers", module, file);
    try {
      return classes + File.pathSeparator + Files.readString(file).strip();
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read class path file: " + file, e);
    }
  }

  private static Path requireBuilt(String what, String module, Path file) {
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          "Cannot start %s: it is not built (missing %s); run: mvn -pl %s -am package"
              .formatted(what, file, module));
    }
    return file;
  }
}
