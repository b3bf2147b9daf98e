package io.lakehousecdc.launcher.state;

import io.lakehousecdc.launcher.CommandFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the process that supervises the platform. */
public final class SupervisorProcess {
  /** The main class of the supervisor, which is also how its process is told from another one. */
  public static final String MAIN_CLASS = "io.lakehousecdc.local.Supervisor";

  private SupervisorProcess() {}

  /**
   * The living supervisor of a state directory. A process that merely took over the number of a
   * dead one is none.
   */
  public static Optional<ProcessHandle> find(Workspace workspace) {
    try {
      long pid = Long.parseLong(Files.readString(workspace.state().supervisorPidFile()).strip());
      return ProcessHandle.of(pid)
          .filter(ProcessHandle::isAlive)
          .filter(SupervisorProcess::supervises);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty(); // The file is being written.
    } catch (IOException e) {
      throw new CommandFailure(
          "Cannot read " + workspace.state().supervisorPidFile() + ": " + e, e);
    }
  }

  private static boolean supervises(ProcessHandle process) {
    try {
      return Files.readString(
              Path.of("/proc/" + process.pid() + "/cmdline"), StandardCharsets.ISO_8859_1)
          .contains(MAIN_CLASS);
    } catch (IOException e) {
      return false; // It has just ended.
    }
  }
}
