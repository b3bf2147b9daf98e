package io.lakehousecdc.launcher.down;

import io.lakehousecdc.launcher.CommandFailure;
import io.lakehousecdc.launcher.state.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Deletes what the platform stored, and nothing else. */
final class StateDeletion {
  private final Workspace workspace;

  StateDeletion(Workspace workspace) {
    this.workspace = workspace;
  }

  /** Whether there is anything to delete. */
  boolean isNeeded() {
    return Files.exists(workspace.state().root());
  }

  /**
   * Fails when the state directory does not look like one: a wrong LAKEHOUSE_HOME must not cost a
   * home.
   */
  void check() {
    Path state = workspace.state().root();
    if (!Files.isDirectory(state)) {
      throw refusal("it is not a directory");
    }
    if (workspace.project().startsWith(state)) {
      throw refusal("the project lies in it");
    }
    boolean known =
        Files.exists(workspace.state().secretsFile()) || Files.exists(workspace.log("build"));
    if (!known) {
      throw refusal("it has no secrets.properties, so that it is not the platform's state");
    }
  }

  /** Deletes all but the settings, which a person wrote. Links are deleted, not followed. */
  void run() {
    check();
    try (Stream<Path> files = Files.walk(workspace.state().root())) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      boolean keep = Files.exists(workspace.state().settingsFile());
      for (Path file : deepestFirst) {
        boolean kept =
            file.equals(workspace.state().settingsFile()) || file.equals(workspace.state().root());
        if (!keep || !kept) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw new CommandFailure(
          "Cannot delete " + workspace.state().root() + ": " + e.getMessage(), e);
    }
  }

  private CommandFailure refusal(String reason) {
    return new CommandFailure("Cannot delete " + workspace.state().root() + ": " + reason);
  }
}
