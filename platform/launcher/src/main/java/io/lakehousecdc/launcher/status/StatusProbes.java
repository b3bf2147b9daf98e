package io.lakehousecdc.launcher.status;

import io.lakehousecdc.launcher.lake.Lake;
import io.lakehousecdc.launcher.state.LakeCredentials;
import io.lakehousecdc.launcher.state.PartStatus;
import io.lakehousecdc.launcher.state.PlatformStatus;
import io.lakehousecdc.launcher.state.SupervisorProcess;
import io.lakehousecdc.launcher.state.Workspace;
import io.lakehousecdc.local.Endpoints;
import io.lakehousecdc.local.Part;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Asks all sources at once, each for a bounded time. */
final class StatusProbes {
  private static final int PATIENCE_SECONDS = 10;

  private final Workspace workspace;
  private final Endpoints endpoints;
  private final PlatformStatus platform;

  StatusProbes(Workspace workspace, Endpoints endpoints) {
    this.workspace = workspace;
    this.endpoints = endpoints;
    this.platform = PlatformStatus.read(workspace);
  }

  StatusReport report(InstantSource clock) {
    FutureTask<Probe<List<StatusReport.Connector>>> connectors =
        start("connect", () -> ConnectProbe.ask(endpoints.uri(Part.CONNECT)));
    FutureTask<Probe<List<StatusReport.Topic>>> topics =
        start("kafka", () -> KafkaProbe.ask(endpoints.port(Part.KAFKA)));
    FutureTask<Probe<List<StatusReport.Table>>> tables = start("catalog", this::askLake);
    Long supervisor = SupervisorProcess.find(workspace).map(ProcessHandle::pid).orElse(null);
    List<StatusReport.Part> parts = parts();
    return new StatusReport(
        clock.instant(), supervisor, parts, await(connectors), await(topics), await(tables));
  }

  private List<StatusReport.Table> askLake() throws Exception {
    try (Lake lake =
        Lake.connect(endpoints, LakeCredentials.read(workspace.state().secretsFile()))) {
      return LakeProbe.ask(lake);
    }
  }

  private List<StatusReport.Part> parts() {
    Set<Long> pids =
        platform.parts().stream()
            .map(PartStatus::pid)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Set<Long> told = new HashSet<>();
    List<StatusReport.Part> parts = new ArrayList<>();
    for (PartStatus part : platform.parts()) {
      Long pid = part.pid();
      OptionalLong memory =
          pid != null && told.add(pid) ? ProcessMemory.ofTree(pid, pids) : OptionalLong.empty();
      parts.add(new StatusReport.Part(part, memory.isPresent() ? memory.getAsLong() : null));
    }
    return parts;
  }

  /** A source whose part does not run is not asked: it would only make the answer late. */
  private <T> FutureTask<Probe<T>> start(String part, Callable<T> question) {
    FutureTask<Probe<T>> task =
        new FutureTask<>(
            () ->
                platform.runs(part)
                    ? new Probe.Known<>(question.call())
                    : new Probe.Unknown<>(part + " is not running"));
    Thread thread = new Thread(task, "status-" + part);
    thread.setDaemon(true); // A source that never answers must not keep the process alive.
    thread.start();
    return task;
  }

  private static <T> Probe<T> await(FutureTask<Probe<T>> task) {
    try {
      return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause =
          e.getCause() instanceof ExecutionException inner ? inner.getCause() : e.getCause();
      return new Probe.Unknown<>(String.valueOf(cause == null ? e : cause.getMessage()));
    } catch (TimeoutException e) {
      return new Probe.Unknown<>("no answer within " + PATIENCE_SECONDS + " s");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Probe.Unknown<>("interrupted");
    }
  }
}
