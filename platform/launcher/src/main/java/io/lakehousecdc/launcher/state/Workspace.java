package io.lakehousecdc.launcher.state;

import java.nio.file.Path;

/**
 * The two directories that a command works in.
 *
 * @param project the checkout: the modules and what was built of them
 * @param state everything that the platform stores
 */
public record Workspace(Path project, Path state) {

  /** The directories that the script passes; the current directory when run without it. */
  public static Workspace ofProcess() {
    Path project = Path.of(System.getProperty("lakehouse.project", "")).toAbsolutePath();
    String state = System.getProperty("lakehouse.state");
    return new Workspace(
        project, state == null ? project.resolve(".lakehouse") : Path.of(state).toAbsolutePath());
  }

  public Path statusFile() {
    return state.resolve("run").resolve("status.json");
  }

  public Path supervisorPidFile() {
    return state.resolve("run").resolve("supervisor.pid");
  }

  public Path secretsFile() {
    return state.resolve("secrets.properties");
  }

  public Path settingsFile() {
    return state.resolve("lakehouse.properties");
  }

  public Path logDirectory() {
    return state.resolve("logs");
  }

  /** The log of a part, of the supervisor or of the build. */
  public Path log(String name) {
    return logDirectory().resolve(name + ".log");
  }
}
