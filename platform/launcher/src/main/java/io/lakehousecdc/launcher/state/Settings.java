package io.lakehousecdc.launcher.state;

import io.lakehousecdc.launcher.CommandFailure;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/**
 * The ports in force: an environment variable wins over {@code lakehouse.properties}, and that over
 * the default.
 */
public final class Settings {
  private final Properties file;
  private final Map<String, String> environment;

  Settings(Properties file, Map<String, String> environment) {
    this.file = file;
    this.environment = Map.copyOf(environment);
  }

  /** The settings of the state directory, whether or not it exists yet. */
  public static Settings read(Workspace workspace, Map<String, String> environment) {
    return new Settings(properties(workspace.settingsFile()), environment);
  }

  /** The number in force of a port. */
  public int number(Port port) {
    String variable = environment.get(port.variable());
    String text = variable != null ? variable : file.getProperty(port.key());
    if (text == null) {
      return port.defaultPort();
    }
    try {
      int number = Integer.parseInt(text.strip());
      if (number > 0 && number < 1 << 16) {
        return number;
      }
    } catch (NumberFormatException ignored) {
      // Said below, as for a number out of range.
    }
    String where = variable != null ? port.variable() : port.key();
    throw new CommandFailure("Invalid " + where + " (supported: 1 to 65535): " + text);
  }

  /** The address of a port that speaks HTTP, without a slash at its end. */
  public URI http(Port port) {
    return URI.create("http://127.0.0.1:" + number(port));
  }

  /** A properties file; empty when it does not exist. */
  static Properties properties(Path file) {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new CommandFailure("Cannot read " + file + ": " + e.getMessage(), e);
      }
    }
    return properties;
  }
}
