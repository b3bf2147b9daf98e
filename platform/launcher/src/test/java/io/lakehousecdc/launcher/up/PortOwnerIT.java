package io.lakehousecdc.launcher.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortOwnerIT {

  @Test
  void theProcessThatListensIsFoundUntilItStops() throws IOException {
    // Given
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    int port = server.getLocalPort();

    // Then
    assertThat(PortOwner.of(port)).hasValue("process " + ProcessHandle.current().pid() + " (java)");
    server.close();
    assertThat(PortOwner.of(port)).isEmpty();
  }
}
