package io.lakehousecdc.items.docs;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** ReDoc at {@code /redoc}, beside Swagger UI at {@code /docs}, which is Quarkus' own. */
class Pages {
  private static final String WEBJAR = "META-INF/maven/org.webjars.npm/redoc/pom.properties";

  void register(@Observes Router router) {
    String redoc = redoc(version());
    router
        .get("/redoc")
        .handler(
            exchange ->
                exchange
                    .response()
                    .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                    .end(redoc));
    // The name that clients of the first service have registered with their login server.
    router
        .get("/docs/oauth2-redirect")
        .handler(exchange -> exchange.reroute("/docs/oauth2-redirect.html"));
  }

  /** The mark of ReDoc's makers is an image on their server, and is left out. */
  private static String redoc(String version) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>items-api</title>
      <style>body { margin: 0 } img[src^="https://"] { display: none }</style>
    </head>
    <body>
      <redoc spec-url="/openapi.json"></redoc>
      <script src="/webjars/redoc/%s/bundles/redoc.standalone.js"></script>
    </body>
    </html>
    """
        .formatted(version);
  }

  /** The script's path has the version of its artifact in it, so that it may be cached for good. */
  private static String version() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream file = loader.getResourceAsStream(WEBJAR)) {
      if (file == null) {
        throw new IllegalStateException("Cannot find ReDoc: no " + WEBJAR + " on the class path");
      }
      Properties artifact = new Properties();
      artifact.load(file);
      return artifact.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + WEBJAR, e);
    }
  }
}
