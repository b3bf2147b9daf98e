package io.lakehousecdc.items.request;

/**
 * What a browser may load for an answer (Content Security Policy): nothing, unless it is one of the
 * two pages; they load from this service only, and no other page may frame them.
 */
final class ContentPolicy {
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  /** Both pages write styles, and icons as data, into themselves; ReDoc searches in a worker. */
  private static final String PAGE =
      "default-src 'none'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:;"
          + " style-src 'self' 'unsafe-inline'; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'; worker-src blob:; script-src 'self'";

  /** Quarkus writes Swagger UI's settings into the page as a script. */
  private static final String SWAGGER_UI = PAGE + " 'unsafe-inline'";

  private ContentPolicy() {}

  static String of(String path) {
    if (path.equals("/docs") || path.startsWith("/docs/")) {
      return SWAGGER_UI;
    }
    return path.equals("/redoc") ? PAGE : NOTHING;
  }
}
