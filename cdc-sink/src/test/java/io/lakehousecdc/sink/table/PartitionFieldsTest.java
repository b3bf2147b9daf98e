package io.lakehousecdc.sink.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionFieldsTest {

  private static final Schema SCHEMA =
      new Schema(
          NestedField.required(1, "id", Types.LongType.get()),
          NestedField.optional(2, "name", Types.StringType.get()),
          NestedField.optional(3, "created_at", Types.TimestampType.withZone()));

  @Test
  void readsEveryTransform() {
    // When
    PartitionSpec spec =
        PartitionFields.parse("month(created_at), bucket(16, id),truncate(4,name) , name", SCHEMA);

    // Then
    assertThat(spec)
        .isEqualTo(
            PartitionSpec.builderFor(SCHEMA)
                .month("created_at")
                .bucket("id", 16)
                .truncate("name", 4)
                .identity("name")
                .build());
  }

  @Test
  void nothingMeansUnpartitioned() {
    assertThat(PartitionFields.parse(" ", SCHEMA).isUnpartitioned()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          week(created_at)                     | unknown transform
          month(missing)                       | missing
          month(name)                          | month
          bucket(id)                           | take a width
          month(3, created_at)                 | take a width
          month(created_at                     | Invalid partition field
          month(created_at),                   | Invalid partition field
          year(created_at), month(created_at)  | redundant
          """)
  void saysWhatItCannotRead(String option, String reason) {
    assertThatThrownBy(() -> PartitionFields.parse(option, SCHEMA))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
