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
 * @param classes this module's classes: its {@code target/classes}, or the jar of them
 */
record Build(Path classes) {
  private static final Map<Part, String> APP_MODULES =
      Map.of(
          Part.CATALOG, "platform/catalog", Part.ITEMS_API, "items-api", Part.CDC_SINK, "cdc-sink");
  private static final Map<Part, String> SERVER_CLASSES =
      Map.of(
          Part.POSTGRES, "PostgresServer",
          Part.KAFKA, "KafkaServer",
          Part.CONNECT, "ConnectServer",
          Part.S3, "S3Server");

  /**
   * Sized by what runs below its limit in the end-to-end tests, with room to spare; 2 GiB in all.
   */
  private static final Map<Part, String> HEAP =
      Map.of(
          Part.POSTGRES, "-Xmx64m",
          Part.KAFKA, "-Xmx384m",
          Part.CONNECT, "-Xmx512m",
          Part.S3, "-Xmx192m",
          Part.CATALOG, "-Xmx256m",
          Part.ITEMS_API, "-Xmx256m",
          Part.CDC_SINK, "-Xmx512m");

  static Build locate() {
    try {
      return new Build(
          Path.of(Build.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Cannot locate the build of platform/local", e);
    }
  }

  /**
   * How to start a part in an own JVM.
   *
   * @param configuration the file that tells the part its ports and secrets
   * @throws IllegalStateException if the part is not built
   */
  JavaCommand command(Part part, Path configuration, List<String> extraJvmOptions) {
    List<String> jvmOptions = new ArrayList<>(jvmOptions(part));
    jvmOptions.addAll(extraJvmOptions);
    String server = SERVER_CLASSES.get(part);
    if (server != null) {
      return new JavaCommand(
          serverClassPath(),
          jvmOptions,
          "io.lakehousecdc.local.server." + server,
          List.of(configuration.toString()));
    }
    jvmOptions.add("-Dquarkus.config.locations=" + configuration);
    return new JavaCommand(
        appJar(part) + File.pathSeparator + classes,
        jvmOptions,
        AppProcess.class.getName(),
        List.of("io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
  }

  /** The runnable jar of an application. */
  Path appJar(Part part) {
    String module = APP_MODULES.get(part);
    if (module == null) {
      throw new IllegalArgumentException("Not an application: " + part.label());
    }
    Path jar = projectRoot().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    return requireBuilt(part.label(), module, jar);
  }

  private static List<String> jvmOptions(Part part) {
    List<String> options = new ArrayList<>(List.of("-XX:+UseSerialGC", "-Xshare:auto"));
    String heap = HEAP.get(part);
    if (heap != null) {
      options.add(heap);
    }
    if (part.isApp()) {
      options.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    }
    if (part == Part.CDC_SINK) {
      // With the heap these keep the process below 1 GiB.
      options.addAll(List.of("-XX:MaxDirectMemorySize=128m", "-XX:MaxMetaspaceSize=192m"));
    }
    return options;
  }

  private String serverClassPath() {
    Path file = requireBuilt("local platform", "platform/local", target().resolve("class-path"));
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

  private Path target() {
    return classes.toAbsolutePath().resolve("..").normalize();
  }

  private Path projectRoot() {
    return target().resolve("../../..").normalize();
  }
}
