package io.lakehousecdc.items.item;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakehousecdc.items.condition.EntityTags;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedVersionsTest {

  @Test
  void withoutAListAnyVersionWillDo() {
    assertThat(ExpectedVersions.of(EntityTags.ABSENT).array()).isNull();
    assertThat(ExpectedVersions.of(EntityTags.read("If-Match", List.of("*"))).array()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "\"1\" | [1]",
        "\"1\", \"9223372036854775807\" | [1, 9223372036854775807]",
        "W/\"1\" | []",
        "\"01\", \"+1\", \"1.0\", \"x\", \"\", \"9223372036854775808\" | []",
        "`` | []"
      })
  void onlyStrongTagsOfVersionsCount(String header, String array) {
    // When
    ExpectedVersions versions = ExpectedVersions.of(EntityTags.read("If-Match", List.of(header)));

    // Then
    assertThat(Arrays.toString(versions.array())).isEqualTo(array);
  }
}
