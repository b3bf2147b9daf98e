package io.lakehousecdc.sink.consume;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Which table a topic belongs to. */
final class TopicTables {

  private final Pattern pattern;

  /**
   * @param regex matches the topics, with a group {@code table}
   * @throws IllegalArgumentException if it is no regular expression or has no such group
   */
  TopicTables(String regex) {
    try {
      this.pattern = Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException("Invalid cdc.sink.topics: " + e.getMessage(), e);
    }
    if (!regex.contains("(?<table>")) {
      throw new IllegalArgumentException(
          "Invalid cdc.sink.topics, it needs a group (?<table>...) that names the table: " + regex);
    }
  }

  /** The name of the table of {@code topic}, without its namespace. */
  String table(String topic) {
    Matcher matcher = pattern.matcher(topic);
    if (!matcher.matches()) {
      throw new IllegalStateException(
          "Cannot name the table of topic " + topic + ": it does not match " + pattern);
    }
    return matcher.group("table");
  }
}
