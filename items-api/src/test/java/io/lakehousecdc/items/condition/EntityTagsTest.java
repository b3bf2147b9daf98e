package io.lakehousecdc.items.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.EntityTag;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

  @Test
  void noHeaderAsksForNothing() {
    assertThat(EntityTags.read("If-Match", List.of())).isEqualTo(EntityTags.ABSENT);
    assertThat(EntityTags.ABSENT.matchWeakly(new EntityTag("1"))).isFalse();
  }

  @Test
  void anAsteriskIsWhateverThereIs() {
    assertThat(read(" * ").kind()).isEqualTo(EntityTags.Kind.ANY);
    assertThat(read("*").matchWeakly(new EntityTag("7"))).isTrue();
  }

  @Test
  void aListMayHaveSpacesEmptyElementsAndCommasInsideTags() {
    assertThat(read("\"1\" ,,\t W/\"a,b\",\"\" ,").tags())
        .containsExactly(new EntityTag("1"), new EntityTag("a,b", true), new EntityTag(""));
  }

  @Test
  void linesOfTheHeaderAreOneList() {
    assertThat(EntityTags.read("If-Match", List.of("\"1\"", "\"2\", \"3\"")).strongValues())
        .containsExactly("1", "2", "3");
  }

  @Test
  void weakTagsMatchWeaklyOnly() {
    // Given
    EntityTags tags = read("W/\"1\", \"2\"");

    // Then
    assertThat(tags.matchWeakly(new EntityTag("1"))).isTrue();
    assertThat(tags.matchWeakly(new EntityTag("3"))).isFalse();
    assertThat(tags.strongValues()).containsExactly("2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1", "\"1", "'1'", "w/\"1\"", "W/ \"1\"", "\"1\" \"2\"", "*, \"1\"", "\"a b\""})
  void whatIsNoListOfTagsIsRefused(String value) {
    assertThatThrownBy(() -> read(value))
        .hasMessage("Cannot read If-Match: it must be * or a list of tags such as \"1\", W/\"2\"");
  }

  private static EntityTags read(String line) {
    return EntityTags.read("If-Match", List.of(line));
  }
}
