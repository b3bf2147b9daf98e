package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.history.SecondRecord;
import io.lakehousecdc.loadgen.web.Runs.Command;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Runs: started, edited, stopped, listed and compared. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class RunsResource {
  private static final int MAX_NOTE = 200;

  private final Runs runs;

  RunsResource(Runs runs) {
    this.runs = runs;
  }

  /** A new load for a run that goes on. */
  record Edit(@Nullable String load) {}

  /** A remark on the time axis. */
  record Note(@Nullable String text) {}

  @GET
  @Path("/runs")
  public List<RunSummary> list() {
    return runs.runs();
  }

  @POST
  @Path("/runs")
  public RestResponse<RunView> start(@Nullable Draft draft) {
    RunView run = runs.start(Bodies.present(draft));
    return RestResponse.ResponseBuilder.<RunView>created(URI.create("/api/runs/" + run.id()))
        .entity(run)
        .build();
  }

  @GET
  @Path("/runs/{id}")
  public RunView run(@RestPath String id) {
    return runs.run(id);
  }

  @PATCH
  @Path("/runs/{id}")
  public RunView edit(@RestPath String id, @Nullable Edit edit) {
    String load = Bodies.present(edit).load();
    if (load == null) {
      throw ProblemException.invalid("#/load", "missing", "Cannot edit run " + id + ": no load");
    }
    return runs.edit(id, load);
  }

  @POST
  @Path("/runs/{id}/{command: pause|resume|skip|stop}")
  @Consumes(MediaType.WILDCARD)
  public RunView command(@RestPath String id, @RestPath String command) {
    return runs.command(
        id,
        switch (command) {
          case "pause" -> Command.PAUSE;
          case "resume" -> Command.RESUME;
          case "skip" -> Command.SKIP;
          default -> Command.STOP;
        });
  }

  @POST
  @Path("/runs/{id}/notes")
  public void note(@RestPath String id, @Nullable Note note) {
    String text = Bodies.present(note).text();
    if (text == null || text.isBlank() || text.length() > MAX_NOTE) {
      throw ProblemException.invalid(
          "#/text", "length", "Invalid note: it must have 1 to " + MAX_NOTE + " characters");
    }
    runs.note(id, text.strip());
  }

  @GET
  @Path("/runs/{id}/seconds")
  public List<SecondRecord> seconds(@RestPath String id, @RestQuery @DefaultValue("0") long from) {
    return runs.seconds(id, from);
  }

  @GET
  @Path("/runs/{id}/window")
  public Window window(
      @RestPath String id, @RestQuery @Nullable Long from, @RestQuery @Nullable Long to) {
    return runs.window(id, from, to);
  }

  @GET
  @Path("/compare")
  public ComparisonView compare(@RestQuery @Nullable String a, @RestQuery @Nullable String b) {
    if (a == null || b == null) {
      throw ProblemException.badRequest("Cannot compare runs: a and b are needed");
    }
    return runs.compare(a, b);
  }
}
