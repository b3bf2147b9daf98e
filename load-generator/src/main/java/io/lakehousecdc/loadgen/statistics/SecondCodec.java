package io.lakehousecdc.loadgen.statistics;

import io.lakehousecdc.loadgen.workload.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Seconds as bytes, for files and for the way from workers to the controller. Histograms are in
 * HdrHistogram's compressed form V2, which loses nothing; a typical one takes some 300 bytes.
 */
public final class SecondCodec {
  private static final int VERSION = 1;
  private static final int MOST_SERIES = 10_000;
  private static final int LARGEST_HISTOGRAM = 1 << 20;
  private static final int HEADER_AND_SLACK = 512;

  private SecondCodec() {}

  public static byte[] encode(MeasuredSecond measured) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(4096);
    DataOutputStream out = new DataOutputStream(bytes);
    try {
      Second second = measured.second();
      out.writeByte(VERSION);
      out.writeLong(second.epochSecond());
      write(out, second.load());
      write(out, second.health());
      write(out, measured.lag());
      write(out, measured.phases().connect());
      write(out, measured.phases().waiting());
      write(out, measured.phases().firstByte());
      out.writeInt(second.series().size());
      for (SeriesSlice slice : second.series()) {
        write(out, slice);
      }
    } catch (IOException impossible) {
      throw new IllegalStateException("Cannot write to memory", impossible);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, LoadPoint load) throws IOException {
    out.writeDouble(load.planned());
    out.writeLong(load.intended());
    out.writeLong(load.sent());
    out.writeLong(load.done());
    out.writeInt(load.users());
    out.writeInt(load.inFlight());
  }

  private static void write(DataOutputStream out, Health health) throws IOException {
    out.writeDouble(health.cpu());
    out.writeLong(health.gcMillis());
    out.writeLong(health.lagP50Micros());
    out.writeLong(health.lagP99Micros());
    out.writeLong(health.lagMaxMicros());
    out.writeInt(health.queued());
    out.writeInt(health.connections());
  }

  private static void write(DataOutputStream out, SeriesSlice slice) throws IOException {
    out.writeInt(slice.key().operation());
    out.writeByte(slice.key().outcome().ordinal());
    out.writeShort(slice.key().status());
    out.writeLong(slice.bytes());
    write(out, slice.response());
    write(out, slice.service());
  }

  private static void write(DataOutputStream out, Histogram histogram) throws IOException {
    ByteBuffer buffer =
        ByteBuffer.allocate(histogram.getNeededByteBufferCapacity() + HEADER_AND_SLACK);
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    out.writeInt(length);
    out.write(buffer.array(), 0, length);
  }

  /**
   * @throws IOException if the bytes are not those of a second
   */
  public static MeasuredSecond decode(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new IOException("Cannot read a second: unknown version " + version);
    }
    long epochSecond = in.readLong();
    LoadPoint load =
        new LoadPoint(
            in.readDouble(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readInt(),
            in.readInt());
    Health health =
        new Health(
            in.readDouble(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readLong(),
            in.readInt(),
            in.readInt());
    Histogram lag = histogram(in);
    Phases phases = new Phases(histogram(in), histogram(in), histogram(in));
    int count = in.readInt();
    if (count < 0 || count > MOST_SERIES) {
      throw new IOException("Cannot read a second: it has %d series".formatted(count));
    }
    List<SeriesSlice> series = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      series.add(slice(in));
    }
    return new MeasuredSecond(new Second(epochSecond, series, health, load), lag, phases);
  }

  private static SeriesSlice slice(DataInputStream in) throws IOException {
    int operation = in.readInt();
    int outcome = in.readUnsignedByte();
    if (outcome >= Outcome.values().length) {
      throw new IOException("Cannot read a second: unknown outcome " + outcome);
    }
    SeriesKey key = new SeriesKey(operation, Outcome.values()[outcome], in.readShort());
    long bytes = in.readLong();
    return new SeriesSlice(key, histogram(in), histogram(in), bytes);
  }

  private static Histogram histogram(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LARGEST_HISTOGRAM) {
      throw new IOException("Cannot read a histogram: it has %d bytes".formatted(length));
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    try {
      return Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(bytes), 2);
    } catch (DataFormatException | RuntimeException wrong) {
      throw new IOException("Cannot read a histogram: " + wrong.getMessage(), wrong);
    }
  }
}
