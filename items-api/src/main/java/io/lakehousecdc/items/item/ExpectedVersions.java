package io.lakehousecdc.items.item;

import io.lakehousecdc.items.condition.EntityTags;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The versions of an item that a write may meet. The write itself compares them, in the database.
 *
 * @param versions null for any; empty for none, as when all tags are weak or of no version
 */
record ExpectedVersions(@Nullable List<Long> versions) {
  static final ExpectedVersions ANY = new ExpectedVersions(null);

  ExpectedVersions {
    versions = versions == null ? null : List.copyOf(versions);
  }

  static ExpectedVersions of(EntityTags ifMatch) {
    return switch (ifMatch.kind()) {
      // An item that is not there is not found, with and without a condition.
      case ABSENT, ANY -> ANY;
      case LISTED -> listed(ifMatch.strongValues());
    };
  }

  /** The versions as a parameter of a statement; null for any. */
  Long @Nullable [] array() {
    return versions == null ? null : versions.toArray(Long[]::new);
  }

  private static ExpectedVersions listed(List<String> tags) {
    List<Long> versions = new ArrayList<>();
    for (String tag : tags) {
      try {
        long version = Long.parseLong(tag);
        if (Long.toString(version).equals(tag)) { // "01" is another tag than "1"
          versions.add(version);
        }
      } catch (NumberFormatException e) {
        // The tag of something else: it matches no version.
      }
    }
    return new ExpectedVersions(versions);
  }
}
