package io.lakehousecdc.catalog.rest;

import io.lakehousecdc.catalog.store.SqlFailure;
import io.vertx.core.http.HttpClosedException;
import jakarta.ws.rs.WebApplicationException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.util.Map;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.BadRequestException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.exceptions.ForbiddenException;
import org.apache.iceberg.exceptions.NamespaceNotEmptyException;
import org.apache.iceberg.exceptions.NoSuchIcebergTableException;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.exceptions.NoSuchViewException;
import org.apache.iceberg.exceptions.NoSuchWarehouseException;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.exceptions.ServiceUnavailableException;
import org.apache.iceberg.exceptions.UnprocessableEntityException;
import org.apache.iceberg.exceptions.ValidationException;
import org.apache.iceberg.jdbc.UncheckedSQLException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/**
 * An exception as the REST specification tells it to the client.
 *
 * @param code HTTP status
 * @param type name of the exception that the client throws
 * @param message what went wrong, without secrets
 * @param repeatable whether it is certain that nothing was done, so that the client may send the
 *     request again
 */
record Failure(int code, String type, String message, boolean repeatable) {

  private static final int MAX_DEPTH = 16;

  /** The nearest class wins, so a subclass is listed only where it differs. */
  private static final Map<Class<? extends Throwable>, Integer> CODES =
      Map.ofEntries(
          Map.entry(IllegalArgumentException.class, 400),
          Map.entry(BadRequestException.class, 400),
          Map.entry(ValidationException.class, 400),
          Map.entry(ForbiddenException.class, 403),
          Map.entry(NoSuchNamespaceException.class, 404),
          Map.entry(NoSuchTableException.class, 404),
          Map.entry(NoSuchIcebergTableException.class, 404),
          Map.entry(NoSuchViewException.class, 404),
          Map.entry(NoSuchWarehouseException.class, 404),
          Map.entry(NotFoundException.class, 404),
          Map.entry(UnsupportedOperationException.class, 406),
          Map.entry(AlreadyExistsException.class, 409),
          Map.entry(CommitFailedException.class, 409),
          Map.entry(NamespaceNotEmptyException.class, 409),
          Map.entry(UnprocessableEntityException.class, 422),
          Map.entry(CommitStateUnknownException.class, 500));

  /** Returns what to tell the client about the exception. */
  static Failure of(Throwable exception) {
    if (exception instanceof ServiceUnavailableException) {
      return new Failure(503, "ServiceUnavailableException", messageOf(exception), true);
    }
    if (exception instanceof UncheckedSQLException
        && exception.getCause() instanceof SQLException sql) {
      return ofSql(sql, messageOf(exception));
    }
    if (exception instanceof SdkException sdk) {
      return ofS3(sdk);
    }
    if (exception instanceof WebApplicationException http) {
      return ofHttp(http);
    }
    if (isOfClosedConnection(exception)) {
      return new Failure(
          400,
          "BadRequestException",
          "Cannot read the request: the client has closed the connection",
          false);
    }
    return ofIceberg(exception);
  }

  /** Nobody reads the answer, and it is no fault of the catalog. */
  private static boolean isOfClosedConnection(Throwable exception) {
    Throwable cause = exception;
    for (int depth = 0; cause != null && depth < MAX_DEPTH; depth++) {
      if (cause instanceof HttpClosedException || cause instanceof ClosedChannelException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static Failure ofIceberg(Throwable exception) {
    for (Class<?> type = exception.getClass(); type != null; type = type.getSuperclass()) {
      @Nullable Integer code = CODES.get(type);
      if (code != null) {
        return new Failure(code, type.getSimpleName(), messageOf(exception), false);
      }
    }
    return new Failure(
        500, "ServiceFailureException", "Cannot answer the request: see the catalog's log", false);
  }

  private static Failure ofSql(SQLException sql, String message) {
    return switch (SqlFailure.of(sql)) {
      case DUPLICATE ->
          new Failure(409, "AlreadyExistsException", "Already exists: " + message, false);
      case INVALID_VALUE ->
          new Failure(
              400, "BadRequestException", "Cannot store a value: " + sql.getMessage(), false);
      case DISCONNECTED ->
          new Failure(
              503,
              "ServiceUnavailableException",
              "Cannot reach the catalog's database: " + message,
              false);
      case REFUSED -> new Failure(500, "ServiceFailureException", message, false);
    };
  }

  /**
   * Metadata is written before anything is recorded, and read before anything is changed: repeating
   * is safe.
   */
  private static Failure ofS3(SdkException sdk) {
    boolean refused = sdk instanceof SdkServiceException answer && answer.statusCode() < 500;
    return refused
        ? new Failure(500, "ServiceFailureException", "Cannot use S3: " + sdk.getMessage(), false)
        : new Failure(
            503, "ServiceUnavailableException", "Cannot reach S3: " + sdk.getMessage(), true);
  }

  private static Failure ofHttp(WebApplicationException http) {
    int code = http.getResponse().getStatus();
    String type =
        switch (code) {
          case 404 -> "NoSuchRouteException";
          case 405 -> "MethodNotAllowedException";
          case 406 -> "NotAcceptableException";
          default -> code < 500 ? "BadRequestException" : "ServiceFailureException";
        };
    return new Failure(code, type, messageOf(http), false);
  }

  private static String messageOf(Throwable exception) {
    @Nullable String message = exception.getMessage();
    return message == null ? exception.getClass().getSimpleName() : message;
  }
}
