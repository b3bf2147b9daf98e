package io.lakehousecdc.launcher.state;

import io.lakehousecdc.launcher.CommandFailure;
import java.util.Properties;

/** The secrets that reading the lakehouse takes; {@link #toString} shows none of them. */
public record Secrets(String s3AccessKey, String s3SecretKey, String catalogToken) {

  /** The secrets that the platform made at its first start. */
  public static Secrets read(Workspace workspace) {
    Properties properties = Settings.properties(workspace.secretsFile());
    if (properties.isEmpty()) {
      throw new CommandFailure(
          "Cannot read "
              + workspace.secretsFile()
              + ": it does not exist; start with ./lakehouse up");
    }
    return new Secrets(
        value(workspace, properties, "s3.access-key"),
        value(workspace, properties, "s3.secret-key"),
        value(workspace, properties, "catalog.token"));
  }

  private static String value(Workspace workspace, Properties properties, String key) {
    String value = properties.getProperty(key);
    if (value == null) {
      throw new CommandFailure("Cannot read " + workspace.secretsFile() + ": it lacks " + key);
    }
    return value;
  }

  @Override
  public String toString() {
    return "Secrets[...]";
  }
}
