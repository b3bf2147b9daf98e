package io.lakehousecdc.catalog.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BearerTokenTest {

  private final BearerToken token = new BearerToken("secret-token");

  @ParameterizedTest
  @ValueSource(strings = {"Bearer secret-token", "bearer secret-token", "BEARER  secret-token "})
  void theTokenOpens(String authorization) {
    assertThat(token.isIn(authorization)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "secret-token",
        "Basic secret-token",
        "Bearer secret-toke",
        "Bearer secret-tokens"
      })
  void anythingElseDoesNot(String authorization) {
    assertThat(token.isIn(authorization)).isFalse();
  }

  @Test
  void caseOfTheTokenMatters() {
    assertThat(token.isIn("Bearer SECRET-TOKEN")).isFalse();
  }
}
