package io.lakehousecdc.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How to start a JVM.
 *
 * @param classPath entries joined by the path separator; handed over in the environment, so that
 *     {@code ps} stays readable
 * @param jvmOptions such as {@code -Xmx256m}
 */
public record JavaCommand(
    String classPath, List<String> jvmOptions, String mainClass, List<String> arguments) {

  public JavaCommand {
    jvmOptions = List.copyOf(jvmOptions);
    arguments = List.copyOf(arguments);
  }

  ProcessBuilder toProcessBuilder() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.add(mainClass);
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CLASSPATH", classPath);
    return builder;
  }
}
