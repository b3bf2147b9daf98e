package io.lakehousecdc.launcher.up;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.launcher.state.Workspace;
import io.lakehousecdc.local.Part;
import io.lakehousecdc.local.StateDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PortCheckIT {
  private static final Workspace WORKSPACE =
      new Workspace(Path.of("/project"), new StateDirectory(Path.of("/state")));
  private static final Set<Part> ALL_BUT_KAFKA = EnumSet.complementOf(EnumSet.of(Part.KAFKA));

  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void aTakenPortIsNamedWithItsOwnerAndHowToChangeIt() {
    assertThatThrownBy(() -> check(server.getLocalPort(), ALL_BUT_KAFKA))
        .hasMessage(
            "Cannot start kafka: port %d is taken by process %d (java); stop that, or set kafka.port in"
                    .formatted(server.getLocalPort(), ProcessHandle.current().pid())
                + " /state/lakehouse.properties (or LAKEHOUSE_KAFKA_PORT in the environment)");
  }

  @Test
  void aPartThatIsLeftOutMayHaveATakenPort() {
    assertThatCode(() -> check(server.getLocalPort(), EnumSet.allOf(Part.class)))
        .doesNotThrowAnyException();
  }

  @Test
  void aFreePortIsFine() throws IOException {
    // Given
    server.close();

    // Then
    assertThatCode(() -> check(server.getLocalPort(), ALL_BUT_KAFKA)).doesNotThrowAnyException();
  }

  @Test
  void twoPartsCannotHaveOnePort() {
    assertThatThrownBy(() -> check(9093, ALL_BUT_KAFKA))
        .hasMessage("Invalid kafka.controller-port: 9093 is kafka.port, too");
  }

  private void check(int kafkaPort, Set<Part> excluded) throws InterruptedException {
    Map<String, String> environment = new HashMap<>();
    environment.put("LAKEHOUSE_KAFKA_PORT", Integer.toString(kafkaPort));
    if (kafkaPort != 9093) {
      // Any port that is not this machine's usual Kafka's.
      environment.put("LAKEHOUSE_KAFKA_CONTROLLER_PORT", "1");
    }
    new PortCheck(WORKSPACE, WORKSPACE.endpoints(environment)).await(excluded, Duration.ZERO);
  }
}
