package io.lakehousecdc.loadgen.worker;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakehousecdc.loadgen.statistics.MeasuredSecond;
import io.lakehousecdc.loadgen.statistics.SecondCodec;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;

/**
 * A connection between controller and worker: frames of a length, a kind and the content. Any
 * thread may send; one reads.
 */
final class Wire implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_FRAME = 32 << 20;
  private static final int MESSAGE = 'J';
  private static final int SECOND = 'S';

  private final Socket socket;
  private final DataInputStream in;
  private final DataOutputStream out;

  /** What came: a message or a second. */
  interface Receiver {
    void message(Message message) throws IOException;

    void second(MeasuredSecond second);
  }

  /**
   * @param silenceMillis after which the other side counts as lost
   */
  Wire(Socket socket, int silenceMillis) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(silenceMillis);
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
  }

  void send(Message message) throws IOException {
    send(MESSAGE, JSON.writerFor(Message.class).writeValueAsBytes(message));
  }

  void send(MeasuredSecond second) throws IOException {
    send(SECOND, SecondCodec.encode(second));
  }

  private synchronized void send(int kind, byte[] content) throws IOException {
    out.writeInt(content.length);
    out.writeByte(kind);
    out.write(content);
    out.flush();
  }

  /**
   * Waits for the next frame.
   *
   * @throws IOException if the other side ended, fell silent, or sent something else
   */
  void receive(Receiver receiver) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > LARGEST_FRAME) {
      throw new IOException("Cannot read a frame of %d bytes".formatted(length));
    }
    int kind = in.readUnsignedByte();
    byte[] content = new byte[length];
    in.readFully(content);
    switch (kind) {
      case MESSAGE -> receiver.message(JSON.readValue(content, Message.class));
      case SECOND -> receiver.second(SecondCodec.decode(content));
      default -> throw new IOException("Cannot read a frame: unknown kind " + kind);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // There is nobody to tell, and nothing is lost.
    }
  }
}
