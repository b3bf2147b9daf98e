package io.lakehousecdc.loadgen.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsTest {

  @Test
  void readsOptionsInBothFormsAndRepeatsRules() {
    // When
    Arguments arguments =
        parse(
            "--scenario",
            "soak",
            "--target=http://a:1",
            "--threshold",
            "errors<1%",
            "--threshold=lost==0",
            "--warm-up",
            "1.5s",
            "--seed",
            "7",
            "--quiet");

    // Then
    assertThat(arguments.text(Option.SCENARIO)).hasValue("soak");
    assertThat(arguments.text(Option.TARGET)).hasValue("http://a:1");
    assertThat(arguments.all(Option.THRESHOLD)).containsExactly("errors<1%", "lost==0");
    assertThat(arguments.time(Option.WARM_UP)).hasValue(Duration.ofMillis(1_500));
    assertThat(arguments.whole(Option.SEED)).hasValue(7);
    assertThat(arguments.has(Option.QUIET)).isTrue();
    assertThat(arguments.load()).isEmpty();
  }

  @Test
  void theEnvironmentSpeaksWhereTheCommandIsSilent() {
    // When
    Arguments arguments =
        Arguments.parse(
            List.of("--seed", "1"),
            Map.of(
                "LOAD_SEED",
                "2",
                "LOAD_RUN_TIME",
                "2m",
                "LOAD_THRESHOLD",
                "errors<1%; lost==0",
                "LOAD_TITLE",
                ""));

    // Then
    assertThat(arguments.whole(Option.SEED)).hasValue(1);
    assertThat(arguments.time(Option.RUN_TIME)).hasValue(Duration.ofMinutes(2));
    assertThat(arguments.all(Option.THRESHOLD)).containsExactly("errors<1%", "lost==0");
    assertThat(arguments.has(Option.TITLE)).isFalse();
  }

  @Test
  void usersAreALoad() {
    assertThat(parse("--users", "100").load()).hasValue("constant 100 users");
    assertThat(parse("--users", "100", "--spawn-rate", "8").load())
        .hasValue("ramp 0 to 100 users for 12500ms, constant 100 users");
    assertThat(parse("--load", "constant 5/s for 3s").load()).hasValue("constant 5/s for 3s");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--fast              | unknown option: --fast",
        "now                 | unknown option: now",
        "--load              | --load needs a value",
        "--warm-up soon      | --warm-up is not a time such as 30s: soon",
        "--seed x            | --seed is not a whole number: x",
        "--users 0           | --users is not a number from 1: 0",
        "--spawn-rate 3      | --spawn-rate needs --users",
        "--users 1 --load a  | --users and --load exclude each other",
      })
  void saysWhatIsWrong(String line, String message) {
    assertThatThrownBy(() -> parse(line.split(" +")))
        .isInstanceOf(UsageException.class)
        .hasMessage(message);
  }

  @Test
  void theHelpNamesEveryOption() {
    for (Option option : Option.values()) {
      assertThat(Arguments.usage()).contains("  " + option.text());
    }
  }

  private static Arguments parse(String... words) {
    return Arguments.parse(List.of(words), Map.of());
  }
}
