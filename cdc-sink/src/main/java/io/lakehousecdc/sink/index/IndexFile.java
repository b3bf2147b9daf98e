package io.lakehousecdc.sink.index;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps a {@link PrimaryKeyIndex} in a file over a clean restart.
 *
 * <p>A file is replaced as a whole: the new one is written beside it, forced to the disk and
 * renamed over it, so a crash at any moment leaves the old one or the new one. The body is not
 * looked at before its length and its CRC-32C are found right, so what a damaged file holds is
 * never believed. Layout, all numbers little-endian: {@link Prefix}, then the body: the header's
 * table UUID, snapshot id and file locations (strings as length and UTF-8), then the index.
 *
 * <p>For one process a file.
 */
public final class IndexFile {

  private IndexFile() {}

  /**
   * What an index stands for.
   *
   * @param tableUuid the table's UUID
   * @param snapshotId the snapshot whose live rows the index holds
   * @param fileLocations the location of each data file, by its ordinal in the index; empty for an
   *     ordinal that stands for no file
   */
  public record Header(String tableUuid, long snapshotId, List<String> fileLocations) {
    public Header {
      fileLocations = List.copyOf(fileLocations);
    }
  }

  /** What came of loading a file. */
  public sealed interface Loaded {

    /** The file is intact and of the expected table. */
    record Intact(Header header, PrimaryKeyIndex index) implements Loaded {}

    /**
     * There is no index to be had from the file, for this reason (a clause without subject or full
     * stop).
     */
    record Unusable(String reason) implements Loaded {}
  }

  /**
   * Replaces {@code file}, whose directory must exist, atomically.
   *
   * @throws IOException when it cannot be written; the old file is then still there
   */
  public static void save(Path file, Header header, PrimaryKeyIndex index) throws IOException {
    try {
      replace(file, writeBeside(file, header, index));
    } catch (IOException e) {
      throw new IOException("Cannot save primary-key index " + file + ": " + e, e);
    }
  }

  /**
   * The first half of {@link #save}: after it the file beside is complete and on the disk, and
   * {@code file} is untouched.
   */
  static Path writeBeside(Path file, Header header, PrimaryKeyIndex index) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel = FileChannel.open(beside, CREATE, TRUNCATE_EXISTING, WRITE)) {
      channel.position(Prefix.BYTES);
      IndexOutput body = new IndexOutput(channel);
      writeHeader(body, header);
      index.write(body);
      body.flush();
      new Prefix(body.checksum(), body.length()).write(channel);
      channel.force(true);
    }
    return beside;
  }

  private static void replace(Path file, Path beside) throws IOException {
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), READ)) {
      directory.force(true); // makes the rename itself survive a power cut
    }
  }

  /**
   * Loads the index of a table.
   *
   * @param tableUuid the table that the index must be of
   * @return the index, or the reason why there is none: the file is missing, unreadable, truncated,
   *     damaged, of another format version, or of another table
   */
  public static Loaded load(Path file, String tableUuid) {
    try (FileChannel channel = FileChannel.open(file, READ)) {
      String defect = Prefix.defect(channel);
      if (defect != null) {
        return new Loaded.Unusable(defect);
      }
      channel.position(Prefix.BYTES);
      IndexInput body = new IndexInput(channel);
      Header header = readHeader(body);
      if (!header.tableUuid().equals(tableUuid)) {
        return new Loaded.Unusable(
            "belongs to table " + header.tableUuid() + " and not to " + tableUuid);
      }
      return new Loaded.Intact(header, PrimaryKeyIndex.read(body));
    } catch (NoSuchFileException e) {
      return new Loaded.Unusable("does not exist");
    } catch (IOException e) {
      return new Loaded.Unusable("cannot be read: " + e);
    }
  }

  private static void writeHeader(IndexOutput body, Header header) throws IOException {
    body.writeString(header.tableUuid());
    body.writeLong(header.snapshotId());
    body.writeInt(header.fileLocations().size());
    for (String location : header.fileLocations()) {
      body.writeString(location);
    }
  }

  private static Header readHeader(IndexInput body) throws IOException {
    String tableUuid = body.readString();
    long snapshotId = body.readLong();
    int files = body.readInt();
    List<String> locations = new ArrayList<>(files);
    for (int i = 0; i < files; i++) {
      locations.add(body.readString());
    }
    return new Header(tableUuid, snapshotId, locations);
  }
}
