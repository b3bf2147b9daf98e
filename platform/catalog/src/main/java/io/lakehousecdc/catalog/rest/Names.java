package io.lakehousecdc.catalog.rest;

import java.util.Locale;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.BadRequestException;
import org.apache.iceberg.rest.RESTUtil;
import org.jspecify.annotations.Nullable;

/** Namespaces and tables as they are written in a URL, and which names may be given to new ones. */
final class Names {

  private static final String LEVEL_SEPARATOR = "%1F";
  private static final int LONGEST = 255;

  private Names() {}

  /** Decodes a namespace from a raw path segment, its levels separated by {@code %1F}. */
  static Namespace namespace(String rawSegment) {
    try {
      return RESTUtil.decodeNamespaceAsPathSegment(
          rawSegment.replace("%1f", LEVEL_SEPARATOR), LEVEL_SEPARATOR);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e, "Invalid namespace: %s", rawSegment);
    }
  }

  /** Decodes a table from the raw path segments of its namespace and its name. */
  static TableIdentifier table(String rawNamespace, String rawName) {
    try {
      return TableIdentifier.of(namespace(rawNamespace), RESTUtil.decodePathSegment(rawName));
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e, "Invalid table name: %s", rawName);
    }
  }

  /** Decodes the {@code parent} of a listing; without one, the root. */
  static Namespace parent(@Nullable String parent) {
    return parent == null || parent.isEmpty()
        ? Namespace.empty()
        : RESTUtil.namespaceFromQueryParam(parent);
  }

  /**
   * Checks the name of a namespace to create. A level becomes a folder of the default location, and
   * the database joins levels with dots: {@code a.b} would be read back as two levels.
   */
  static void requireNew(Namespace namespace) {
    if (namespace.isEmpty()) {
      throw new BadRequestException("Cannot create namespace: it has no level");
    }
    for (String level : namespace.levels()) {
      require(isFolderName(level) && level.indexOf('.') < 0, "namespace", namespace.toString());
    }
    require(namespace.toString().length() <= LONGEST, "namespace", namespace.toString());
  }

  /**
   * Checks the name of a table to create, register or rename to. It becomes a folder of the default
   * location.
   */
  static void requireNew(String tableName) {
    require(isFolderName(tableName) && tableName.length() <= LONGEST, "table name", tableName);
  }

  private static boolean isFolderName(String name) {
    boolean special = name.equals(".") || name.equals("..");
    return !name.isBlank()
        && !special
        && name.indexOf('/') < 0
        && name.chars().noneMatch(Character::isISOControl);
  }

  private static void require(boolean condition, String noun, String value) {
    if (!condition) {
      throw new BadRequestException(
          "Invalid %s: %s (supported: 1 to %d characters, no slash, no control character%s)",
          noun,
          printable(value),
          LONGEST,
          noun.equals("namespace") ? ", no dot within a level" : "");
    }
  }

  private static String printable(String value) {
    return String.format(Locale.ROOT, "'%s'", value.replaceAll("\\p{Cntrl}", "?"));
  }
}
