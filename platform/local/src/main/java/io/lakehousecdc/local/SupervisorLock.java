package io.lakehousecdc.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Held by the one supervisor of a state directory; the system lets go of it when the process ends,
 * however it ends.
 */
record SupervisorLock(StateDirectory state, FileChannel channel) {

  /** Nothing if another process holds the lock. */
  static Optional<SupervisorLock> take(StateDirectory state) throws IOException {
    FileChannel channel =
        FileChannel.open(state.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    StateDirectory.write(state.supervisorPidFile(), ProcessHandle.current().pid() + "\n");
    return Optional.of(new SupervisorLock(state, channel));
  }

  /** Called last: a process that sees no pid file may start its own supervisor. */
  void release() throws IOException {
    Files.deleteIfExists(state.supervisorPidFile());
    channel.close();
  }
}
