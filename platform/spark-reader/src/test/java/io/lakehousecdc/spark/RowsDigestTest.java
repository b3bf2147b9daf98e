package io.lakehousecdc.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowsDigestTest {
  @Test
  void theOrderOfRowsDoesNotMatter() {
    assertThat(RowsDigest.EMPTY.plus("a").plus("b"))
        .isEqualTo(RowsDigest.EMPTY.plus("b").plus("a"));
  }

  @Test
  void aMissingADoubledAndAChangedRowShow() {
    RowsDigest digest = RowsDigest.EMPTY.plus("a").plus("b");
    assertThat(digest)
        .isNotEqualTo(RowsDigest.EMPTY.plus("a"))
        .isNotEqualTo(digest.plus("b"))
        .isNotEqualTo(RowsDigest.EMPTY.plus("a").plus("c"));
  }
}
