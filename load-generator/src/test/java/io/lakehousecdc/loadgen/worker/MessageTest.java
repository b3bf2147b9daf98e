package io.lakehousecdc.loadgen.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.loadgen.schedule.Change;
import io.lakehousecdc.loadgen.schedule.LoadPlan;
import io.lakehousecdc.loadgen.schedule.Share;
import io.lakehousecdc.loadgen.schedule.Timeline;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void messagesSurviveTheWay() throws Exception {
    List<Message.Order> orders =
        List.of(Orders.of(Change.Kind.EDIT, 1.5, "constant 5/s"), Orders.share(2, new Share(1, 3)));
    List<Message> messages =
        List.of(
            new Message.Hello("a", "secret"),
            new Message.Ping(1),
            new Message.Pong(1, 2, 3),
            new Message.Done("r", null),
            orders.get(0),
            new Message.Assignment(
                "r",
                "text",
                "constant 1/s",
                "http://h:1",
                7,
                -5,
                6,
                new Message.Timeouts(1, 2, 3, 4),
                Map.of("Authorization", "x"),
                new Message.Limits(1, 2, 3, 4, 5, 6),
                1_000_000,
                0,
                2,
                orders));

    for (Message message : messages) {
      byte[] bytes = JSON.writerFor(Message.class).writeValueAsBytes(message);
      assertThat(JSON.readValue(bytes, Message.class)).isEqualTo(message);
    }
  }

  @Test
  void theSameOrdersMakeTheSameTimeline() {
    // Given
    Timeline timeline = Timeline.of(LoadPlan.parse("constant 10/s for 10s, constant 20/s for 10s"));
    List<Message.Order> orders =
        List.of(
            Orders.of(Change.Kind.PAUSE, 1, null),
            Orders.of(Change.Kind.RESUME, 2, null),
            Orders.share(3, Share.ALL),
            Orders.of(Change.Kind.SKIP, 4, null),
            Orders.of(Change.Kind.EDIT, 5, "constant 7/s for 30s"),
            Orders.of(Change.Kind.STOP, 6, null));

    // When
    Timeline changed = timeline;
    for (Message.Order order : orders) {
      changed = Orders.apply(order, changed, order.at());
    }

    // Then
    assertThat(changed.changes())
        .extracting(Change::kind)
        .containsExactly(
            Change.Kind.PAUSE,
            Change.Kind.RESUME,
            Change.Kind.SHARE,
            Change.Kind.SKIP,
            Change.Kind.EDIT,
            Change.Kind.STOP);
    assertThat(changed.level(4.5)).isEqualTo(20);
    assertThat(changed.level(5.5)).isEqualTo(7);
    assertThat(changed.end()).isEqualTo(6);
  }
}
