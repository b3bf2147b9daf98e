package io.lakehousecdc.loadgen.model;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/**
 * The wire form of what the users of one process know, so that the models of several workers become
 * the {@link Expectations} of one run. Numbers are big-endian; 18 bytes an item.
 */
public final class ModelCodec {
  private static final int MAGIC = 0x4C474D31; // LGM1
  private static final byte ITEM = 1;
  private static final byte MAYBE_UPDATE = 2;
  private static final byte MAYBE_CREATION = 3;
  private static final byte DELETED = 4;
  private static final byte END = 0;

  private ModelCodec() {}

  /**
   * Writes all of a model. Only for a thread that knows, by some happens-before, that no user goes
   * on. The stream should be buffered, and is not closed.
   */
  public static void write(RunModel model, OutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(MAGIC);
    Writer writer = new Writer(data);
    model.forEach(writer);
    writer.end();
    data.flush();
  }

  /**
   * Reads the models of workers that had different users.
   *
   * @throws IOException if one is no model, or is cut off
   */
  public static Expectations read(List<InputStream> models) throws IOException {
    Expectations.Builder all = new Expectations.Builder(new DeletedIds());
    for (InputStream model : models) {
      read(new DataInputStream(model), all);
    }
    return all.build();
  }

  private static void read(DataInput in, Expectations.Builder all) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("Cannot read the model of a worker: it has another form");
    }
    while (true) {
      byte kind = in.readByte();
      switch (kind) {
        case ITEM ->
            all.item(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readBoolean());
        case MAYBE_UPDATE -> all.maybeUpdate(in.readInt(), in.readInt());
        case MAYBE_CREATION -> all.maybeCreation(in.readInt(), in.readInt());
        case DELETED -> all.deleted(in.readInt());
        case END -> {
          return;
        }
        default -> throw new IOException("Cannot read the model of a worker: unknown kind " + kind);
      }
    }
  }

  private record Writer(DataOutput out) implements ModelVisitor {
    @Override
    public void item(int id, int version, int user, int sequence, boolean maybeDeleted)
        throws IOException {
      out.writeByte(ITEM);
      out.writeInt(id);
      out.writeInt(version);
      out.writeInt(user);
      out.writeInt(sequence);
      out.writeBoolean(maybeDeleted);
    }

    @Override
    public void maybeUpdate(int id, int sequence) throws IOException {
      out.writeByte(MAYBE_UPDATE);
      out.writeInt(id);
      out.writeInt(sequence);
    }

    @Override
    public void maybeCreation(int user, int sequence) throws IOException {
      out.writeByte(MAYBE_CREATION);
      out.writeInt(user);
      out.writeInt(sequence);
    }

    @Override
    public void deleted(int id) throws IOException {
      out.writeByte(DELETED);
      out.writeInt(id);
    }

    void end() throws IOException {
      out.writeByte(END);
    }
  }
}
