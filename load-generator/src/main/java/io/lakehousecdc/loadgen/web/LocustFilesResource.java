package io.lakehousecdc.loadgen.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestQuery;

/** Locust's files, of the run that goes on or was the latest. */
@Path("/")
@Produces(MediaType.WILDCARD)
class LocustFilesResource {
  private final Runs runs;

  LocustFilesResource(Runs runs) {
    this.runs = runs;
  }

  @GET
  @Path("/stats/report")
  public Response report(@RestQuery @DefaultValue("") String download) {
    return file("html", download.isEmpty() ? "" : "report.html");
  }

  @GET
  @Path("/stats/requests/csv")
  public Response requests() {
    return file("csv", "requests.csv");
  }

  @GET
  @Path("/stats/requests_full_history/csv")
  public Response history() {
    return file("history.csv", "requests_full_history.csv");
  }

  @GET
  @Path("/stats/failures/csv")
  public Response failures() {
    return file("failures.csv", "failures.csv");
  }

  @GET
  @Path("/exceptions/csv")
  public Response exceptions() {
    return file("exceptions.csv", "exceptions.csv");
  }

  private Response file(String format, String name) {
    RunView run =
        runs.current().orElseThrow(() -> ProblemException.notFound("There is no run yet"));
    ReportFile file = runs.report(run.id(), format);
    Response.ResponseBuilder response = Response.ok(file.content(), file.mediaType());
    if (!name.isEmpty()) {
      response.header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
    }
    return response.build();
  }
}
