package io.lakehousecdc.launcher.state;

import io.lakehousecdc.launcher.CommandFailure;
import io.lakehousecdc.local.Endpoints;
import io.lakehousecdc.local.Settings;
import io.lakehousecdc.local.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The two directories that a command works in.
 *
 * @param project the checkout: the modules and what was built of them
 * @param state everything that the platform stores
 */
public record Workspace(Path project, StateDirectory state) {

  /** The directories that the script passes; the current directory when run without it. */
  public static Workspace ofProcess() {
    Path project = Path.of(System.getProperty("lakehouse.project", "")).toAbsolutePath();
    String state = System.getProperty("lakehouse.state");
    Path root = state == null ? project.resolve(".lakehouse") : Path.of(state);
    return new Workspace(project, new StateDirectory(root));
  }

  public Path logDirectory() {
    return state.root().resolve("logs");
  }

  /** The log of a part, of the supervisor or of the build. */
  public Path log(String name) {
    return logDirectory().resolve(name + ".log");
  }

  /** Where the parts listen, by the settings in the state directory and the environment. */
  public Endpoints endpoints(Map<String, String> environment) {
    try {
      return Settings.load(state, environment).endpoints();
    } catch (IOException e) {
      throw new CommandFailure("Cannot read " + state.settingsFile() + ": " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    }
  }
}
