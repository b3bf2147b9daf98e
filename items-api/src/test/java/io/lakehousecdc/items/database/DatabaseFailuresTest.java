package io.lakehousecdc.items.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailuresTest {
  private final DatabaseFailures failures = new DatabaseFailures();

  @ParameterizedTest
  @ValueSource(strings = {"57P01", "57P03", "57014", "53300", "53100", "08006", "40P01"})
  void whatPassesIsUnavailable(String sqlState) {
    assertThat(failures.read(new PgException("m", "FATAL", sqlState, null))).isPresent();
    assertThat(failures.read(new CompletionException(new SQLException("m", sqlState)))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"42P01", "23505", "22003", "42501"})
  void whatWouldFailAgainIsAFault(String sqlState) {
    assertThat(failures.read(new SQLException("m", sqlState))).isEmpty();
  }

  @Test
  void aDatabaseThatCannotBeReachedIsUnavailable() {
    assertThat(failures.read(new CompletionException(new ConnectException("refused")))).isPresent();
    assertThat(failures.read(new NoStackTraceThrowable("Pool closed"))).isPresent();
    assertThat(failures.read(new ConnectionPoolTooBusyException("full"))).isPresent();
    assertThat(failures.read(new IllegalStateException("a bug"))).isEmpty();
  }

  @Test
  void aUniqueViolationIsToldByItsIndex() {
    // Given
    Throwable failure = new CompletionException(violation("23505", "ix_items_name"));

    // Then
    assertThat(SqlErrors.isUniqueViolation(failure, "ix_items_name")).isTrue();
    assertThat(SqlErrors.isUniqueViolation(failure, "items_pkey")).isFalse();
    assertThat(SqlErrors.isUniqueViolation(new SQLException("m", "23505"), "x")).isFalse();
  }

  private static PgException violation(String sqlState, String constraint) {
    String no = "";
    return new PgException(
        "m", "ERROR", sqlState, no, no, no, no, no, no, no, no, no, no, no, no, no, constraint);
  }
}
