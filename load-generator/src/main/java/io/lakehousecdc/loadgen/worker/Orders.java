package io.lakehousecdc.loadgen.worker;

import io.lakehousecdc.loadgen.schedule.Change;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.schedule.Share;
import io.lakehousecdc.loadgen.schedule.Timeline;
import io.lakehousecdc.loadgen.worker.Message.Order;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes of the timeline as messages. The same orders make the same timeline everywhere. */
final class Orders {
  private Orders() {}

  static Order of(Change.Kind kind, double at, @Nullable String load) {
    return new Order(kind.name(), at, load, 0, 0);
  }

  static Order share(double at, Share share) {
    return new Order(Change.Kind.SHARE.name(), at, null, share.slot(), share.of());
  }

  /** The order, with another share if it is one about shares. */
  static Order withShare(Order order, Share share) {
    return order.kind().equals(Change.Kind.SHARE.name()) ? share(order.at(), share) : order;
  }

  /**
   * @throws IllegalArgumentException if it is no order
   */
  static Timeline apply(Order order, Timeline timeline, double at) {
    return switch (Change.Kind.valueOf(order.kind())) {
      case EDIT -> timeline.edit(at, LoadPlan.parse(Objects.requireNonNull(order.load(), "load")));
      case PAUSE -> timeline.pause(at);
      case RESUME -> timeline.resume(at);
      case SKIP -> timeline.skip(at);
      case STOP -> timeline.stop(at);
      case SHARE -> timeline.share(at, new Share(order.slot(), order.of()));
    };
  }
}
