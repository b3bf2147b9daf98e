package io.lakehousecdc.items.access;

import java.util.List;

/** What can be read without credentials even if reading items asks for them. */
final class PublicPaths {
  private static final List<String> ROOTS =
      List.of("/q/health", "/q/metrics", "/docs", "/redoc", "/openapi", "/openapi.json");

  private PublicPaths() {}

  /**
   * @param path normalized: with {@code ..} in it, the rest would say nothing
   */
  static boolean contains(String path) {
    return ROOTS.stream().anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
  }
}
