package io.lakehousecdc.loadgen.web;

import io.lakehousecdc.loadgen.history.RunResult.Failure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** What stands in the tabs below a run's charts, and its files. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
class RunTabsResource {
  private final Runs runs;

  RunTabsResource(Runs runs) {
    this.runs = runs;
  }

  @GET
  @Path("/runs/{id}/failures")
  public List<Failure> failures(@RestPath String id) {
    return runs.failures(id);
  }

  @GET
  @Path("/runs/{id}/correctness")
  public CorrectnessView correctness(@RestPath String id) {
    return runs.correctness(id);
  }

  @GET
  @Path("/runs/{id}/workers")
  public List<WorkerView> workers(@RestPath String id) {
    return runs.workers(id);
  }

  @GET
  @Path("/runs/{id}/logs")
  public List<LogLine> logs(@RestPath String id) {
    return runs.logs(id);
  }

  @GET
  @Path("/runs/{id}/report.{format: [a-z.]+}")
  @Produces(MediaType.WILDCARD)
  public Response report(@RestPath String id, @RestPath String format) {
    ReportFile file = runs.report(id, format);
    Response.ResponseBuilder response = Response.ok(file.content(), file.mediaType());
    if (!format.equals("html")) {
      response.header(
          HttpHeaders.CONTENT_DISPOSITION,
          "attachment; filename=\"run-" + id + "." + format + "\"");
    }
    return response.build();
  }
}
