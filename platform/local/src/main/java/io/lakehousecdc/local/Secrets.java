package io.lakehousecdc.local;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** The passwords, keys and token of one platform: made at random at the first start, then kept. */
public record Secrets(
    String postgresSuperuserPassword,
    String postgresItemsPassword,
    String postgresDebeziumPassword,
    String postgresCatalogPassword,
    String s3AccessKey,
    String s3SecretKey,
    String catalogToken) {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  /**
   * Reads the secrets of a state directory; makes those that are missing, and saves them for the
   * owner's eyes only.
   */
  static Secrets loadOrCreate(StateDirectory state) throws IOException {
    Map<String, String> values = read(state.secretsFile());
    int known = values.size();
    Secrets secrets =
        new Secrets(
            values.computeIfAbsent("postgres.superuser-password", key -> random(32)),
            values.computeIfAbsent("postgres.items-password", key -> random(32)),
            values.computeIfAbsent("postgres.debezium-password", key -> random(32)),
            values.computeIfAbsent("postgres.catalog-password", key -> random(32)),
            values.computeIfAbsent("s3.access-key", key -> random(20)),
            values.computeIfAbsent("s3.secret-key", key -> random(40)),
            values.computeIfAbsent("catalog.token", key -> random(40)));
    if (values.size() > known) {
      StateDirectory.writeProperties(state.secretsFile(), values);
    }
    return secrets;
  }

  /** Never shows a secret: records end up in logs. */
  @Override
  public String toString() {
    return "Secrets[...]";
  }

  private static Map<String, String> read(Path file) throws IOException {
    Properties properties = new Properties();
    if (Files.exists(file)) {
      try (Reader reader = Files.newBufferedReader(file)) {
        properties.load(reader);
      }
    }
    Map<String, String> values = new HashMap<>();
    properties.forEach((key, value) -> values.put(key.toString(), value.toString()));
    return values;
  }

  private static String random(int length) {
    SecureRandom random = new SecureRandom();
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
