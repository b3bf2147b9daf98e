package io.lakehousecdc.launcher.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.Schema;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.Record;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final List<Record> THREE =
      Stream.generate(() -> (Record) GenericRecord.create(new Schema())).limit(3).toList();

  @Test
  void endsAtTheLimitAndKnowsOfTheRest() {
    // Given
    Page page = new Page(THREE.iterator(), 2);

    // Then
    assertThat(page).toIterable().hasSize(2);
    assertThat(page.size()).isEqualTo(2);
    assertThat(page.more()).isTrue();
  }

  @Test
  void aPageThatIsJustFullLeavesNothing() {
    // Given
    Page page = new Page(THREE.iterator(), 3);

    // Then
    assertThat(page).toIterable().hasSize(3);
    assertThat(page.more()).isFalse();
  }
}
