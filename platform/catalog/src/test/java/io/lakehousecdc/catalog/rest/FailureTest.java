package io.lakehousecdc.catalog.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CherrypickAncestorCommitException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.NamespaceNotEmptyException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.ServiceUnavailableException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;

final class FailureTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        arguments(new IllegalArgumentException("x"), 400, "IllegalArgumentException", false),
        arguments(new NumberFormatException("x"), 400, "IllegalArgumentException", false),
        arguments(new ValidationException("x"), 400, "ValidationException", false),
        arguments(new CherrypickAncestorCommitException(1), 400, "ValidationException", false),
        arguments(new NoSuchNamespaceException("x"), 404, "NoSuchNamespaceException", false),
        arguments(new NoSuchTableException("x"), 404, "NoSuchTableException", false),
        arguments(new NotFoundException("x"), 404, "NotFoundException", false),
        arguments(
            new UnsupportedOperationException("x"), 406, "UnsupportedOperationException", false),
        arguments(new AlreadyExistsException("x"), 409, "AlreadyExistsException", false),
        arguments(new CommitFailedException("x"), 409, "CommitFailedException", false),
        arguments(new NamespaceNotEmptyException("x"), 409, "NamespaceNotEmptyException", false),
        arguments(
            new CommitStateUnknownException(new SQLException("x")),
            500,
            "CommitStateUnknownException",
            false),
        arguments(new IllegalStateException("x"), 500, "ServiceFailureException", false),
        arguments(new ServiceUnavailableException("x"), 503, "ServiceUnavailableException", true),
        arguments(sql("23505"), 409, "AlreadyExistsException", false),
        arguments(sql("22001"), 400, "BadRequestException", false),
        arguments(sql("42P01"), 500, "ServiceFailureException", false),
        arguments(sql("08006"), 503, "ServiceUnavailableException", false),
        arguments(sql("57P01"), 503, "ServiceUnavailableException", false),
        arguments(SdkClientException.create("x"), 503, "ServiceUnavailableException", true),
        arguments(
            S3Exception.builder().statusCode(503).message("x").build(),
            503,
            "ServiceUnavailableException",
            true),
        arguments(
            S3Exception.builder().statusCode(403).message("x").build(),
            500,
            "ServiceFailureException",
            false));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void exceptionIsToldAsTheSpecificationSays(
      Exception exception, int code, String type, boolean repeatable) {
    // When
    Failure failure = Failure.of(exception);

    // Then
    assertThat(failure)
        .extracting(Failure::code, Failure::type, Failure::repeatable)
        .containsExactly(code, type, repeatable);
  }

  @Test
  void unforeseenFailureIsNotExplainedToTheClient() {
    assertThat(Failure.of(new IllegalStateException("password=x")).message())
        .doesNotContain("password");
  }

  private static UncheckedSQLException sql(String state) {
    return new UncheckedSQLException(new SQLException("x", state), "Cannot x");
  }

  @Test
  void requestThatTheClientBrokeOffIsNoFaultOfTheCatalog() {
    Failure brokenOff =
        new Failure(
            400,
            "BadRequestException",
            "Cannot read the request: the client has closed the connection",
            false);

    assertThat(Failure.of(new IOException(new IOException(new HttpClosedException("closed")))))
        .isEqualTo(brokenOff);
    assertThat(Failure.of(new IOException(new ClosedChannelException()))).isEqualTo(brokenOff);
  }
}
