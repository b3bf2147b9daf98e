package io.lakehousecdc.loadgen.web;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the start page asks before a run is started. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class DraftResource {
  private final Runs runs;

  DraftResource(Runs runs) {
    this.runs = runs;
  }

  /** What a draft has that does not say otherwise. */
  record Defaults(URI target) {}

  @GET
  @Path("/defaults")
  public Defaults defaults() {
    return new Defaults(runs.defaultTarget());
  }

  @GET
  @Path("/presets")
  public List<Preset> presets() {
    return runs.presets();
  }

  @POST
  @Path("/preview")
  public Preview preview(@Nullable Draft draft) {
    return runs.preview(Bodies.present(draft));
  }

  @GET
  @Path("/reach")
  public Reach reach(@RestQuery @Nullable String target) {
    return runs.reach(Targets.parse(target));
  }
}
