package io.lakehousecdc.items.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonJsonTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0 | 10.0",
        "1.50 | 1.5",
        "1e3 | 1000.0",
        "-0.0001 | -0.0001",
        "0.00001 | 1e-05",
        "-1.5e-7 | -1.5e-07",
        "9999999999999998.0 | 9999999999999998.0",
        "1e16 | 1e+16",
        "1.25e300 | 1.25e+300",
        "0e5 | 0.0",
        "12345678901234567890 | 12345678901234567890",
        "'{\"b\" : [1, true , null],\"a\":\"\\u001f\\u00e9\\/\\n\"}' | '{\"b\":[1,true,null],\"a\":\"\\u001fé/\\n\"}'",
        "'{\"a\":1,\"b\":2,\"a\":3}' | '{\"a\":3,\"b\":2}'"
      })
  void whatIsReadIsWrittenAsPythonDoes(String json, String written) throws Exception {
    assertThat(PythonText.of(PythonJson.read(json))).isEqualTo(written);
  }

  @Test
  void aPositionCountsCharactersAndNotUtf16() {
    assertThatThrownBy(() -> PythonJson.read("{\"\uD83D\uDE00\" 1}"))
        .hasMessage("Expecting ':' delimiter at 5");
  }
}
