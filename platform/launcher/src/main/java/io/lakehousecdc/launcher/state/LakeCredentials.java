package io.lakehousecdc.launcher.state;

import io.lakehousecdc.launcher.CommandFailure;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;

/** The secrets that reading the lakehouse takes; {@link #toString} shows none of them. */
public record LakeCredentials(String s3AccessKey, String s3SecretKey, String catalogToken) {

  /** Those that the platform made at its first start. */
  public static LakeCredentials read(Path secretsFile) {
    Properties secrets = new Properties();
    try (Reader reader = Files.newBufferedReader(secretsFile)) {
      secrets.load(reader);
    } catch (NoSuchFileException e) {
      throw new CommandFailure(
          "Cannot read " + secretsFile + ": it does not exist; start with ./lakehouse up", e);
    } catch (IOException e) {
      throw new CommandFailure("Cannot read " + secretsFile + ": " + e.getMessage(), e);
    }
    return new LakeCredentials(
        value(secretsFile, secrets, "s3.access-key"),
        value(secretsFile, secrets, "s3.secret-key"),
        value(secretsFile, secrets, "catalog.token"));
  }

  private static String value(Path file, Properties secrets, String key) {
    String value = secrets.getProperty(key);
    if (value == null) {
      throw new CommandFailure("Cannot read " + file + ": it lacks " + key);
    }
    return value;
  }

  @Override
  public String toString() {
    return "LakeCredentials[...]";
  }
}
