package io.lakehousecdc.catalog.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.BadRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NamesTest {

  @Test
  void levelsAreSeparatedByTheUnitSeparatorInEitherCase() {
    assertThat(Names.namespace("a%1Fb%20c")).isEqualTo(Namespace.of("a", "b c"));
    assertThat(Names.namespace("a%1fb")).isEqualTo(Namespace.of("a", "b"));
    assertThat(Names.parent("a\u001fb")).isEqualTo(Namespace.of("a", "b"));
    assertThat(Names.parent(null)).isEqualTo(Namespace.empty());
  }

  @Test
  void tableNameIsDecodedOnce() {
    assertThat(Names.table("a", "x%2Fy%2520+"))
        .isEqualTo(TableIdentifier.of(Namespace.of("a"), "x/y%20+"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "a/b", "a\u001fb", "a\nb"})
  void nameThatIsNoFolderIsRefused(String name) {
    assertThatThrownBy(() -> Names.requireNew(name))
        .isInstanceOf(BadRequestException.class)
        .hasMessageStartingWith("Invalid table name: '");
    assertThatThrownBy(() -> Names.requireNew(Namespace.of("ok", name)))
        .isInstanceOf(BadRequestException.class)
        .hasMessageStartingWith("Invalid namespace: 'ok.");
  }

  @Test
  void dotIsRefusedInANamespaceOnly() {
    assertThatThrownBy(() -> Names.requireNew(Namespace.of("a.b")))
        .isInstanceOf(BadRequestException.class)
        .hasMessageContaining("no dot within a level");
    assertThatCode(() -> Names.requireNew("a.b")).doesNotThrowAnyException();
  }
}
