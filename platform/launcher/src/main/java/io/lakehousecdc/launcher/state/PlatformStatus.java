package io.lakehousecdc.launcher.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.launcher.CommandFailure;
import io.lakehousecdc.local.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The parts in the order in which they start. */
public record PlatformStatus(List<PartStatus> parts) {

  public PlatformStatus {
    parts = List.copyOf(parts);
  }

  /**
   * What is known of the parts: the supervisor's last word while it lives, as far as the processes
   * bear it out, and otherwise that they are stopped.
   */
  public static PlatformStatus read(Workspace workspace) {
    PlatformStatus last = parse(workspace.state().statusFile()).orElseGet(PlatformStatus::nothing);
    return SupervisorProcess.find(workspace).isPresent()
        ? last.checked(pid -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent())
        : last.stopped();
  }

  /** The supervisor's last word, true or not by now; empty when it never spoke. */
  public static Optional<PlatformStatus> parse(Path statusFile) {
    try {
      JsonNode root = new ObjectMapper().readTree(Files.readString(statusFile));
      return Optional.of(
          new PlatformStatus(
              StreamSupport.stream(root.path("parts").spliterator(), false)
                  .map(PartStatus::of)
                  .toList()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandFailure("Cannot read " + statusFile + ": " + e.getMessage(), e);
    }
  }

  /** Whether every part that is to run does. */
  public boolean ready() {
    return parts.stream()
        .allMatch(part -> part.state() == PartState.RUNNING || part.state() == PartState.EXCLUDED);
  }

  public Optional<PartStatus> part(String name) {
    return parts.stream().filter(part -> part.name().equals(name)).findFirst();
  }

  /** Whether a part runs. */
  public boolean runs(String name) {
    return part(name).filter(part -> part.state() == PartState.RUNNING).isPresent();
  }

  /** With a full disk the supervisor cannot say that a part has died. */
  PlatformStatus checked(LongPredicate alive) {
    return new PlatformStatus(parts.stream().map(part -> part.checked(alive)).toList());
  }

  private PlatformStatus stopped() {
    return new PlatformStatus(parts.stream().map(PartStatus::stopped).toList());
  }

  private static PlatformStatus nothing() {
    return new PlatformStatus(
        Stream.of(Part.values())
            .map(
                part ->
                    new PartStatus(
                        part.label(), PartState.STOPPED, null, null, null, null, 0, null))
            .toList());
  }
}
