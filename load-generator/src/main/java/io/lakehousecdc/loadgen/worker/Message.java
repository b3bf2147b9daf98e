package io.lakehousecdc.loadgen.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What controller and workers say to each other, apart from seconds. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Message.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = Message.Ping.class, name = "ping"),
  @JsonSubTypes.Type(value = Message.Pong.class, name = "pong"),
  @JsonSubTypes.Type(value = Message.Assignment.class, name = "assignment"),
  @JsonSubTypes.Type(value = Message.Order.class, name = "order"),
  @JsonSubTypes.Type(value = Message.Done.class, name = "done"),
})
public sealed interface Message {
  /**
   * A worker introduces itself.
   *
   * @param token what both were given, so that no stranger makes load or numbers
   */
  record Hello(String name, String token) implements Message {}

  /** The controller asks for the time. */
  record Ping(long controllerNanos) implements Message {}

  /** The worker tells the time: its monotonic clock, and its wall clock in nanoseconds. */
  record Pong(long controllerNanos, long workerNanos, long workerEpochNanos) implements Message {}

  /**
   * A run for a worker.
   *
   * @param run the id of the run
   * @param workload what the users do, as the one who makes the workload reads it
   * @param load the text of the load plan
   * @param startNanos when the load begins or began, on the worker's monotonic clock
   * @param startEpochNanos the same on the controller's wall clock
   * @param limits of this worker alone
   * @param firstUser the least index of its users
   * @param slot its share at the beginning of the load; with {@code of} 0, none
   * @param orders what was changed since
   */
  record Assignment(
      String run,
      String workload,
      String load,
      String target,
      long seed,
      long startNanos,
      long startEpochNanos,
      Timeouts timeouts,
      Map<String, String> headers,
      Limits limits,
      int firstUser,
      int slot,
      int of,
      List<Order> orders)
      implements Message {}

  /** Of connections and calls, in milliseconds, and the limits of an answer, in bytes. */
  record Timeouts(long connectMillis, long callMillis, int headerLimit, int bodyLimit) {}

  /** See {@link io.lakehousecdc.loadgen.run.Limits}. */
  record Limits(
      int connections, int users, int queue, int idleUsers, long stopGraceMillis, int loops) {}

  /**
   * The timeline changes.
   *
   * @param kind a {@link io.lakehousecdc.loadgen.schedule.Change.Kind}
   * @param at seconds from the beginning of the load
   * @param load the text of an edit
   * @param slot the worker's new share; likewise {@code of}
   */
  record Order(String kind, double at, @Nullable String load, int slot, int of)
      implements Message {}

  /**
   * The worker has sent its last second of a run.
   *
   * @param failure why it ended before its time, or null
   */
  record Done(String run, @Nullable String failure) implements Message {}
}
