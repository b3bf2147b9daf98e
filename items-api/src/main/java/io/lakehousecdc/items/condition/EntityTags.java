package io.lakehousecdc.items.condition;

import io.lakehousecdc.items.problem.ProblemException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The value of {@code If-Match} or {@code If-None-Match}: nothing, {@code *}, or a list of tags.
 *
 * @param tags empty unless it is a list
 */
public record EntityTags(Kind kind, List<EntityTag> tags) {

  /** What the header asks for. */
  public enum Kind {
    /** There is no such header. */
    ABSENT,
    /** {@code *}: whatever there is. */
    ANY,
    /** One of the tags. */
    LISTED
  }

  public static final EntityTags ABSENT = new EntityTags(Kind.ABSENT, List.of());

  /** One element of the list, which may be empty, and the comma or the end after it. */
  private static final Pattern ELEMENT =
      Pattern.compile("[ \\t]*+(?:(W/)?\"([\\x21\\x23-\\x7e\\x80-\\uffff]*+)\"[ \\t]*+)?(,|$)");

  public EntityTags {
    tags = List.copyOf(tags);
  }

  /** The value of that header, as {@link #read(String, List)} reads it. */
  public static EntityTags read(String header, HttpHeaders headers) {
    List<String> lines = headers.getRequestHeader(header);
    return read(header, lines == null ? List.of() : lines);
  }

  /**
   * @param lines all values of the header: a list may be sent in several lines
   * @throws ProblemException 400 if they are no list of tags; a condition that cannot be read must
   *     not be taken for none
   */
  public static EntityTags read(String header, List<String> lines) {
    if (lines.isEmpty()) {
      return ABSENT;
    }
    String value = String.join(",", lines);
    return value.strip().equals("*")
        ? new EntityTags(Kind.ANY, List.of())
        : new EntityTags(Kind.LISTED, tags(header, value));
  }

  /** Whether the current tag is among them by weak comparison, as {@code If-None-Match} asks. */
  public boolean matchWeakly(EntityTag current) {
    return switch (kind) {
      case ABSENT -> false;
      case ANY -> true;
      case LISTED -> tags.stream().anyMatch(tag -> tag.getValue().equals(current.getValue()));
    };
  }

  /** The listed tags that strong comparison, as {@code If-Match} asks, may find equal. */
  public List<String> strongValues() {
    return tags.stream().filter(tag -> !tag.isWeak()).map(EntityTag::getValue).toList();
  }

  private static List<EntityTag> tags(String header, String value) {
    List<EntityTag> tags = new ArrayList<>();
    Matcher element = ELEMENT.matcher(value);
    boolean last;
    do {
      if (!element.lookingAt()) {
        throw ProblemException.badRequest(
            "Cannot read %s: it must be * or a list of tags such as \"1\", W/\"2\""
                .formatted(header));
      }
      if (element.group(2) != null) {
        tags.add(new EntityTag(element.group(2), element.group(1) != null));
      }
      last = element.group(3).isEmpty();
      element.region(element.end(), value.length());
    } while (!last);
    return tags;
  }
}
