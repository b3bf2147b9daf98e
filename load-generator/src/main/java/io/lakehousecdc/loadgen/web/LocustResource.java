package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.web.Runs.Command;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The routes by which scripts steer Locust, so that they steer this without being changed. */
@Path("/")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
class LocustResource {
  private final Runs runs;

  /** Where the statistics of a run begin anew. */
  private final AtomicReference<@Nullable Segment> segment = new AtomicReference<>();

  LocustResource(Runs runs) {
    this.runs = runs;
  }

  private record Segment(String run, long from) {}

  /** Starts a run, or gives another number of users to one that goes on. */
  @POST
  @Path("/swarm")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Map<String, Object> swarm(
      @RestForm("user_count") @Nullable String users,
      @RestForm("spawn_rate") @Nullable String spawnRate,
      @RestForm @Nullable String host,
      @RestForm("run_time") @Nullable String runTime,
      @RestForm @Nullable String profile) {
    Map<String, Object> answer = new LinkedHashMap<>();
    try {
      RunView run = swarm(Swarm.of(users, spawnRate, runTime).load(), host, profile);
      answer.put("success", true);
      answer.put("message", "Swarming started");
      answer.put("host", run.target());
      if (runTime != null && !runTime.isBlank()) {
        answer.put("run_time", runTime);
      }
    } catch (ProblemException e) {
      answer.put("success", false);
      answer.put("message", e.detail());
      answer.put("host", host == null ? "" : host);
    }
    return answer;
  }

  private RunView swarm(String load, @Nullable String host, @Nullable String preset) {
    RunView running = runs.current().filter(run -> run.endedAt() == null).orElse(null);
    if (running != null) {
      return runs.edit(running.id(), load);
    }
    String target = host == null || host.isBlank() ? null : host;
    String known = preset == null || preset.isBlank() ? null : preset;
    return runs.start(new Draft(known, null, load, target, null, 0, null));
  }

  @GET
  @Path("/stop")
  public Map<String, Object> stop() {
    runs.current()
        .filter(run -> run.endedAt() == null)
        .ifPresent(run -> runs.command(run.id(), Command.STOP));
    return Map.of("success", true, "message", "Test stopped");
  }

  /** From now on these routes count anew; the run itself loses nothing. */
  @GET
  @Path("/stats/reset")
  @Produces(MediaType.TEXT_PLAIN)
  public String reset() {
    runs.current()
        .ifPresent(
            run -> {
              segment.set(new Segment(run.id(), System.currentTimeMillis() / 1000));
              if (run.endedAt() == null) {
                runs.note(run.id(), "statistics reset");
              }
            });
    return "ok";
  }

  @GET
  @Path("/stats/requests")
  public Map<String, Object> requests() {
    RunView run = runs.current().orElse(null);
    if (run == null) {
      return LocustStats.none();
    }
    Segment begun = segment.get();
    long from =
        begun != null && begun.run().equals(run.id()) ? begun.from() : run.startedAt() / 1000;
    long now = System.currentTimeMillis() / 1000;
    Window recent = runs.window(run.id(), now - LocustStats.CURRENT_SECONDS, now);
    return new LocustStats(run, runs.window(run.id(), from, now), recent)
        .answer(runs.failures(run.id()), runs.workers(run.id()));
  }

  @GET
  @Path("/exceptions")
  public Map<String, Object> exceptions() {
    return Map.of("exceptions", List.of());
  }

  @GET
  @Path("/tasks")
  public Map<String, Object> tasks() {
    Map<String, Object> tasks =
        runs.presets().stream()
            .collect(
                Collectors.toMap(
                    Preset::id,
                    preset -> Map.of("ratio", 1.0, "tasks", shares(preset)),
                    (a, b) -> a,
                    LinkedHashMap::new));
    return Map.of("per_class", tasks, "total", tasks);
  }

  private static Map<String, Object> shares(Preset preset) {
    return preset.operations().stream()
        .collect(
            Collectors.toMap(
                Preset.Share::name,
                share -> Map.of("ratio", share.share()),
                (a, b) -> a,
                LinkedHashMap::new));
  }

  @GET
  @Path("/logs")
  public Map<String, Object> logs() {
    List<String> lines =
        runs.current()
            .map(run -> runs.logs(run.id()).stream().map(LogLine::text).toList())
            .orElse(List.of());
    return Map.of("master", lines, "workers", Map.of());
  }

  @GET
  @Path("/worker-count")
  public Map<String, Object> workerCount() {
    List<WorkerView> workers = runs.current().map(run -> runs.workers(run.id())).orElse(List.of());
    return Map.of(
        "worker_count",
        workers.size(),
        "user_count",
        workers.stream().mapToInt(WorkerView::users).sum());
  }
}
