package io.lakehousecdc.sink.index;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakehousecdc.sink.index.IndexFile.Header;
import io.lakehousecdc.sink.index.IndexFile.Loaded;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexFileTest {

  private static final String TABLE = "7b0f6d7e-6a07-4c52-a6a8-3f6d5f1f9a11";
  private static final Header HEADER =
      new Header(
          TABLE,
          4_711,
          List.of("s3://warehouse/lakehouse/items/data/a.parquet", "", "s3://ä/ö.parquet"));

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = directory.resolve(TABLE + ".index");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1_000, 200_000})
  void loadGivesWhatWasSaved(int keys) throws IOException {
    // Given
    PrimaryKeyIndex saved = index(keys);

    // When
    IndexFile.save(file, HEADER, saved);
    Loaded.Intact loaded = intact(IndexFile.load(file, TABLE));

    // Then
    assertThat(loaded.header()).isEqualTo(HEADER);
    assertThat(loaded.index().size()).isEqualTo(2L * keys);
    assertHolds(loaded.index(), keys);
    assertThat(loaded.index().memoryBytes()).isEqualTo(RetainedBytes.of(loaded.index()));
    assertThat(directory)
        .isDirectoryContaining(path -> path.equals(file))
        .isDirectoryNotContaining(path -> !path.equals(file));
  }

  @Test
  void loadedIndexGoesOnLikeTheSavedOne() throws IOException {
    // Given
    IndexFile.save(file, HEADER, index(20_000));
    PrimaryKeyIndex index = intact(IndexFile.load(file, TABLE)).index();

    // When
    for (int i = 20_000; i < 60_000; i++) {
      index.put(Keys.LONGS.key(i), i);
      index.put(Keys.ENCODED.key(i), Long.MAX_VALUE - i);
    }

    // Then
    assertHolds(index, 60_000);
    assertThat(index.remove(Keys.ENCODED.key(5))).isTrue();
    assertThat(index.size()).isEqualTo(2 * 60_000 - 1);
  }

  @Test
  void missingFileIsUnusable() {
    assertThat(IndexFile.load(file, TABLE)).isEqualTo(new Loaded.Unusable("does not exist"));
  }

  @Test
  void emptyFileIsUnusable() throws IOException {
    // Given
    Files.createFile(file);

    // When // Then
    assertThat(IndexFile.load(file, TABLE)).isEqualTo(new Loaded.Unusable("is truncated: 0 bytes"));
  }

  @Test
  void fileOfAnotherTableIsUnusable() throws IOException {
    // Given
    IndexFile.save(file, HEADER, index(10));

    // When // Then
    assertThat(IndexFile.load(file, "other"))
        .isEqualTo(new Loaded.Unusable("belongs to table " + TABLE + " and not to other"));
  }

  @Test
  void fileOfAnotherVersionIsUnusable() throws IOException {
    // Given
    IndexFile.save(file, HEADER, index(10));
    overwrite(8, (byte) 1);

    // When // Then
    assertThat(IndexFile.load(file, TABLE))
        .isEqualTo(new Loaded.Unusable("has format version 1 (supported: 2)"));
  }

  @Test
  void otherFileIsUnusable() throws IOException {
    // Given
    Files.writeString(file, "PAR1 is what begins a Parquet file");

    // When // Then
    assertThat(IndexFile.load(file, TABLE)).isEqualTo(new Loaded.Unusable("is not an index file"));
  }

  @Test
  void directoryInPlaceOfTheFileIsUnusable() throws IOException {
    // Given
    Files.createDirectory(file);

    // When // Then
    assertThat(IndexFile.load(file, TABLE))
        .isInstanceOfSatisfying(
            Loaded.Unusable.class, it -> assertThat(it.reason()).startsWith("cannot be read: "));
  }

  @Test
  void everyTruncationIsDetected() throws IOException {
    // Given
    IndexFile.save(file, HEADER, index(300));
    byte[] whole = Files.readAllBytes(file);
    Path cut = directory.resolve("cut.index");

    // From a byte short, in steps that meet every alignment, down to nothing.
    for (int length = whole.length - 1; length >= 0; length -= length < 64 ? 1 : 61) {
      // When
      Files.write(cut, Arrays.copyOf(whole, length));

      // Then
      assertThat(reason(IndexFile.load(cut, TABLE)))
          .startsWith("is truncated: " + (length < Prefix.BYTES ? length : length - Prefix.BYTES));
    }
  }

  @Test
  void everyFlippedBitIsDetected() throws IOException {
    // Given
    IndexFile.save(file, HEADER, index(50));
    byte[] whole = Files.readAllBytes(file);
    int step = Math.max(1, whole.length / 400);

    for (int at = 0; at < whole.length; at += at < 120 ? 1 : step) {
      // When
      overwrite(at, (byte) (whole[at] ^ 1 << at % 8));

      // Then
      assertThat(reason(IndexFile.load(file, TABLE))).isNotEmpty();
      overwrite(at, whole[at]);
    }
    assertThat(IndexFile.load(file, TABLE)).isInstanceOf(Loaded.Intact.class);
  }

  @Test
  void exchangedAndAddedBytesAreDetected() throws IOException {
    // Given
    IndexFile.save(file, HEADER, index(50));
    byte[] whole = Files.readAllBytes(file);

    // When
    Files.write(file, Arrays.copyOf(whole, whole.length + 8));
    String added = reason(IndexFile.load(file, TABLE));
    Arrays.fill(whole, Prefix.BYTES, whole.length, (byte) 0);
    Files.write(file, whole);
    String zeroed = reason(IndexFile.load(file, TABLE));

    // Then
    assertThat(added).startsWith("is too long: ");
    assertThat(zeroed).isEqualTo("is damaged: its checksum does not match its contents");
  }

  @Test
  void crashBeforeTheRenameLeavesTheOldFile() throws IOException {
    // Given
    IndexFile.save(file, HEADER, index(100));
    byte[] old = Files.readAllBytes(file);

    // When
    Path beside = IndexFile.writeBeside(file, new Header(TABLE, 4_712, List.of()), index(200));

    // Then
    assertThat(beside).exists();
    assertThat(file).hasBinaryContent(old);
    assertThat(intact(IndexFile.load(file, TABLE)).header()).isEqualTo(HEADER);
  }

  @Test
  void remainsOfACrashDoNotDisturbTheNextSave() throws IOException {
    // Given
    Path beside = IndexFile.writeBeside(file, HEADER, index(5_000));
    try (FileChannel channel = FileChannel.open(beside, WRITE)) {
      channel.truncate(1_000);
    }

    // When
    IndexFile.save(file, HEADER, index(10));

    // Then
    assertHolds(intact(IndexFile.load(file, TABLE)).index(), 10);
    assertThat(beside).doesNotExist();
  }

  @Test
  void failedSaveSaysWhereAndLeavesTheOldFile() throws IOException {
    // Given
    IndexFile.save(file, HEADER, index(10));
    Files.createDirectory(directory.resolve(file.getFileName() + ".new"));

    // When // Then
    assertThatThrownBy(() -> IndexFile.save(file, HEADER, index(20)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot save primary-key index " + file + ": ");
    assertHolds(intact(IndexFile.load(file, TABLE)).index(), 10);
  }

  /** Number i is both a long and an encoded key; their locations differ. */
  private static PrimaryKeyIndex index(int keys) {
    PrimaryKeyIndex index = new PrimaryKeyIndex(new Random(keys));
    for (int i = 0; i < keys; i++) {
      index.put(Keys.LONGS.key(i), i);
      index.put(Keys.ENCODED.key(i), Long.MAX_VALUE - i);
    }
    return index;
  }

  private static void assertHolds(PrimaryKeyIndex index, int keys) {
    for (int i = 0; i < keys; i++) {
      assertThat(index.get(Keys.LONGS.key(i))).isEqualTo(i);
      assertThat(index.get(Keys.ENCODED.key(i))).isEqualTo(Long.MAX_VALUE - i);
    }
    assertThat(index.get(Keys.LONGS.key(keys))).isEqualTo(PrimaryKeyIndex.ABSENT);
    assertThat(index.get(Keys.ENCODED.key(keys))).isEqualTo(PrimaryKeyIndex.ABSENT);
  }

  private void overwrite(long at, byte value) throws IOException {
    try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {value}), at);
    }
  }

  private static Loaded.Intact intact(Loaded loaded) {
    assertThat(loaded).isInstanceOf(Loaded.Intact.class);
    return (Loaded.Intact) loaded;
  }

  private static String reason(Loaded loaded) {
    assertThat(loaded).isInstanceOf(Loaded.Unusable.class);
    return ((Loaded.Unusable) loaded).reason();
  }
}
