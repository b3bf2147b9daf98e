package io.lakehousecdc.items.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedPoolTest {
  private record Limits(
      int maxWaitQueueSize,
      Duration connectTimeout,
      Duration statementTimeout,
      Duration answerTimeout)
      implements DatabaseLimits {}

  private record Input(
      Vertx vertx, PoolOptions poolOptions, List<PgConnectOptions> pgConnectOptionsList)
      implements PgPoolCreator.Input {}

  @Test
  void theQueueTheConnectingAndTheStatementsHaveABoundAndAWaitHasNone() {
    // Given
    PoolOptions pool = new PoolOptions().setMaxSize(8);
    PgConnectOptions connection = new PgConnectOptions();
    Limits limits =
        new Limits(7, Duration.ofMillis(300), Duration.ofMillis(400), Duration.ofMillis(500));
    Vertx vertx = Vertx.vertx();

    // When
    try {
      new BoundedPool(limits).create(new Input(vertx, pool, List.of(connection)));
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    // Then
    assertThat(pool.getMaxSize()).isEqualTo(8);
    assertThat(pool.getMaxWaitQueueSize()).isEqualTo(16);
    assertThat(pool.getConnectionTimeout()).isZero();
    assertThat(connection.getConnectTimeout()).isEqualTo(300);
    assertThat(connection.getProperties()).containsEntry("statement_timeout", "400");
  }
}
