package io.lakehousecdc.endtoend.bench.api;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * items-api with the JVM options that the local platform gives it.
 *
 * @param jar quarkus-run.jar
 * @param jvmOptions more of them
 */
record ItemsApi(Path jar, List<String> jvmOptions) {
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xshare:auto",
          "-Xmx256m",
          "-XX:+UseSerialGC",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

  /**
   * @param configuration of the local platform
   */
  ServiceStart start(Path configuration, int pool, int port, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.addAll(jvmOptions);
    command.add("-Dquarkus.config.locations=" + configuration);
    command.addAll(List.of("-jar", jar.toString()));
    Map<String, String> environment =
        Map.of("QUARKUS_DATASOURCE_REACTIVE_MAX_SIZE", Integer.toString(pool));
    return ServiceStart.of(
        "items-api", command, environment, URI.create("http://127.0.0.1:" + port), log);
  }
}
