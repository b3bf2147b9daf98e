package io.lakehousecdc.launcher.up;

import io.lakehousecdc.launcher.CommandFailure;
import io.lakehousecdc.launcher.state.SupervisorProcess;
import io.lakehousecdc.launcher.state.Workspace;
import io.lakehousecdc.local.Part;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Starts the supervisor so that it outlives the terminal. */
final class SupervisorStart {
  private static final String MODULE = "platform/local";

  private final Workspace workspace;

  SupervisorStart(Workspace workspace) {
    this.workspace = workspace;
  }

  /** A supervisor that leaves some parts out and gives some a process of their own. */
  Process start(Set<Part> without, Set<Part> isolated) {
    List<String> command = command(without, isolated);
    Path log = workspace.log("supervisor");
    try {
      Files.createDirectories(log.getParent());
      return new ProcessBuilder(command)
          .directory(workspace.project().toFile())
          .redirectInput(new File("/dev/null"))
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      throw new CommandFailure("Cannot start the supervisor: " + e.getMessage(), e);
    }
  }

  private List<String> command(Set<Part> without, Set<Part> isolated) {
    List<String> command = new ArrayList<>();
    // In a session of its own neither Ctrl-C nor the end of the terminal reaches it.
    command.add(Files.isExecutable(Path.of("/usr/bin/setsid")) ? "setsid" : "nohup");
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx128m"));
    command.addAll(List.of("-cp", classPath(), SupervisorProcess.MAIN_CLASS));
    command.addAll(List.of(workspace.state().root().toString(), workspace.project().toString()));
    if (!without.isEmpty()) {
      command.addAll(List.of("--without", labels(without)));
    }
    if (!isolated.isEmpty()) {
      command.addAll(List.of("--isolate", labels(isolated)));
    }
    return command;
  }

  private static String labels(Set<Part> parts) {
    return parts.stream().map(Part::label).collect(Collectors.joining(","));
  }

  private String classPath() {
    Path target = workspace.project().resolve(MODULE).resolve("target");
    try (Stream<Path> jars = Files.list(target)) {
      Path jar =
          jars.filter(file -> file.getFileName().toString().matches("platform-local-.*\\.jar"))
              .findFirst()
              .orElseThrow(() -> new IOException("it has no jar"));
      return jar + File.pathSeparator + Files.readString(target.resolve("class-path")).strip();
    } catch (IOException e) {
      throw new CommandFailure(
          "Cannot start the supervisor: " + MODULE + " is not built (" + e.getMessage() + ")", e);
    }
  }
}
