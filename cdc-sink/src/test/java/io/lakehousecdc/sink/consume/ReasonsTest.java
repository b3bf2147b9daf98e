package io.lakehousecdc.sink.consume;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

class ReasonsTest {

  @Test
  void causesAreSaidWhereTheyAddSomething() {
    Throwable timeout = new SocketTimeoutException("Read timed out");

    assertThat(Reasons.of(new IllegalStateException("Cannot load", timeout)))
        .isEqualTo("Cannot load: Read timed out");
    assertThat(Reasons.of(new IllegalStateException("Cannot load: Read timed out", timeout)))
        .isEqualTo("Cannot load: Read timed out");
    assertThat(Reasons.of(new IllegalStateException(timeout)))
        .isEqualTo("java.net.SocketTimeoutException: Read timed out");
  }

  @Test
  void failureWithoutMessageIsNamed() {
    assertThat(Reasons.of(new IOException())).isEqualTo("IOException");
  }

  @Test
  void onlyTheFirstLineOfAMessageIsSaid() {
    assertThat(Reasons.of(new IOException("first\nat some.Frame"))).isEqualTo("first");
  }
}
