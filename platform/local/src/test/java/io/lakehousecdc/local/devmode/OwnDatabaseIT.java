package io.lakehousecdc.local.devmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnDatabaseIT {
  @TempDir private Path temp;

  @Test
  void keepsItsDataFromOneDevModeToTheNextAndServesOneAtATime() throws Exception {
    // Given
    Path state = temp.resolve("state");
    ProcessHandle server;
    try (OwnDatabase database = OwnDatabase.start(state)) {
      run(database, "CREATE TABLE kept AS SELECT 7 AS id");
      server = server(state);
      assertThatThrownBy(() -> OwnDatabase.start(state))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(
              "Cannot start the database of dev mode: another dev mode uses %s; end it, or set LAKEHOUSE_HOME",
              state.resolve("dev-mode"));
      assertThat(server.isAlive()).isTrue();
    }

    // When
    boolean stopped = !server.isAlive();
    try (OwnDatabase database = OwnDatabase.start(state)) {

      // Then
      assertThat(stopped).isTrue();
      assertThat(query(database, "SELECT id FROM kept")).isEqualTo("7");
    }
  }

  @Test
  void saysHowToReachItAndKeepsThePasswordInAPrivateFile() throws IOException {
    // Given
    Path passwords = temp.resolve("state/dev-mode/pgpass");
    try (OwnDatabase database = OwnDatabase.start(temp.resolve("state"))) {
      Map<String, String> settings = database.settings();
      String password = settings.get("quarkus.datasource.password");
      String address = settings.get("quarkus.datasource.reactive.url");

      // Then
      assertThat(database.description())
          .contains("jdbc:" + address)
          .contains("PGPASSFILE=%s psql -h 127.0.0.1 -p ".formatted(passwords))
          .doesNotContain(password);
      assertThat(passwords).hasContent("127.0.0.1:*:items:items:" + password);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwords)))
          .isEqualTo("rw-------");
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("state"))))
          .isEqualTo("rwx------");
    }
  }

  private static ProcessHandle server(Path state) throws IOException {
    Path pidFile = state.resolve("dev-mode/postgres/postmaster.pid");
    return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).get(0))).orElseThrow();
  }

  private static void run(OwnDatabase database, String statement) throws SQLException {
    try (Connection connection = connect(database);
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  private static String query(OwnDatabase database, String query) throws SQLException {
    try (Connection connection = connect(database);
        Statement run = connection.createStatement();
        ResultSet rows = run.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static Connection connect(OwnDatabase database) throws SQLException {
    Map<String, String> settings = database.settings();
    return DriverManager.getConnection(
        settings.get("quarkus.datasource.jdbc.url"),
        settings.get("quarkus.datasource.username"),
        settings.get("quarkus.datasource.password"));
  }
}
