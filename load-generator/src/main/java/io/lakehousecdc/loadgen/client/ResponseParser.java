package io.lakehousecdc.loadgen.client;

import java.util.Arrays;

/**
 * Reads one answer at a time, from bytes in whatever portions they come (RFC 9112). It never
 * throws: what is not HTTP, or above the limits, ends in {@link State#UNREADABLE}.
 *
 * <p>A line that is complete in one portion is read in place; only what a portion cuts is copied.
 */
final class ResponseParser {
  enum State {
    /** The answer needs more bytes. */
    INCOMPLETE,
    COMPLETE,
    UNREADABLE
  }

  private enum Part {
    STATUS_LINE,
    HEADERS,
    BODY,
    BODY_UNTIL_CLOSE,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    TRAILERS
  }

  private static final byte[] NOTHING = new byte[0];
  private static final int UNKNOWN = -1;
  private static final byte[] CONTENT_LENGTH = {
    'c', 'o', 'n', 't', 'e', 'n', 't', '-', 'l', 'e', 'n', 'g', 't', 'h'
  };
  private static final byte[] TRANSFER_ENCODING = {
    't', 'r', 'a', 'n', 's', 'f', 'e', 'r', '-', 'e', 'n', 'c', 'o', 'd', 'i', 'n', 'g'
  };
  private static final byte[] CONNECTION = {'c', 'o', 'n', 'n', 'e', 'c', 't', 'i', 'o', 'n'};
  private static final byte[] CHUNKED = {'c', 'h', 'u', 'n', 'k', 'e', 'd'};
  private static final byte[] CLOSE = {'c', 'l', 'o', 's', 'e'};
  private static final byte[] KEEP_ALIVE = {'k', 'e', 'e', 'p', '-', 'a', 'l', 'i', 'v', 'e'};

  private final int headerLimit;
  private final int bodyLimit;

  private State state = State.COMPLETE;
  private Part part = Part.STATUS_LINE;
  private boolean withoutBody;
  private int status;
  private boolean keepAlive;
  private int contentLength;
  private boolean chunked;
  private int headerBytes;
  private final BodyBuffer body;
  private int chunkLeft;

  /** The beginning of a line whose end has not come. */
  private byte[] cut = NOTHING;

  private int cutBytes;

  ResponseParser(int headerLimit, int bodyLimit) {
    this.headerLimit = headerLimit;
    this.bodyLimit = bodyLimit;
    this.body = new BodyBuffer(bodyLimit);
  }

  /**
   * Begins with the next answer.
   *
   * @param toHead whether the request was a HEAD, whose answer has no body whatever its headers say
   */
  void begin(boolean toHead) {
    state = State.INCOMPLETE;
    withoutBody = toHead;
    beginHead();
    body.clear();
    cutBytes = 0;
  }

  private void beginHead() {
    part = Part.STATUS_LINE;
    status = 0;
    keepAlive = true;
    contentLength = UNKNOWN;
    chunked = false;
    headerBytes = 0;
  }

  State state() {
    return state;
  }

  int status() {
    return status;
  }

  /** Whether another request may be sent on the connection. */
  boolean keepAlive() {
    return keepAlive;
  }

  /** The body of a complete answer. */
  byte[] body() {
    return body.toBytes();
  }

  /**
   * Reads on.
   *
   * @return how far it read; less than {@code end} only if the answer is over before that
   */
  int read(byte[] bytes, int start, int end) {
    int position = start;
    while (position < end && state == State.INCOMPLETE) {
      position =
          switch (part) {
            case STATUS_LINE, HEADERS, CHUNK_SIZE, CHUNK_END, TRAILERS ->
                readLine(bytes, position, end);
            case BODY -> readBody(bytes, position, end);
            case BODY_UNTIL_CLOSE -> readUntilClose(bytes, position, end);
            case CHUNK -> readChunk(bytes, position, end);
          };
    }
    return position;
  }

  /** The connection was closed by the server. */
  void endOfStream() {
    if (state == State.INCOMPLETE && part == Part.BODY_UNTIL_CLOSE) {
      state = State.COMPLETE;
    }
  }

  private int readLine(byte[] bytes, int start, int end) {
    int lineEnd = start;
    while (lineEnd < end && bytes[lineEnd] != '\n') {
      lineEnd++;
    }
    headerBytes += lineEnd - start + 1;
    if (headerBytes > headerLimit) {
      return fail(end);
    }
    if (lineEnd == end) {
      headerBytes--;
      keepCut(bytes, start, end);
      return end;
    }
    if (cutBytes > 0) {
      keepCut(bytes, start, lineEnd);
      int length = cutBytes;
      cutBytes = 0;
      line(cut, 0, length);
    } else {
      line(bytes, start, lineEnd);
    }
    return lineEnd + 1;
  }

  private void keepCut(byte[] bytes, int start, int end) {
    int length = end - start;
    if (cut.length < cutBytes + length) {
      cut = Arrays.copyOf(cut, Math.max(256, 2 * (cutBytes + length)));
    }
    System.arraycopy(bytes, start, cut, cutBytes, length);
    cutBytes += length;
  }

  private void line(byte[] bytes, int start, int feed) {
    int end = feed > start && bytes[feed - 1] == '\r' ? feed - 1 : feed;
    switch (part) {
      case STATUS_LINE -> statusLine(bytes, start, end);
      case HEADERS -> {
        if (start == end) {
          endOfHeaders();
        } else {
          header(bytes, start, end);
        }
      }
      case CHUNK_SIZE -> chunkSize(bytes, start, end);
      case CHUNK_END -> {
        if (start == end) {
          part = Part.CHUNK_SIZE;
        } else {
          fail(end);
        }
      }
      case TRAILERS -> {
        if (start == end) {
          state = State.COMPLETE;
        }
      }
      case BODY, BODY_UNTIL_CLOSE, CHUNK -> throw new IllegalStateException("these have no lines");
    }
  }

  /** For example {@code HTTP/1.1 200 OK}; the reason may be missing. */
  private void statusLine(byte[] bytes, int start, int end) {
    boolean http1 =
        end - start >= 12
            && bytes[start] == 'H'
            && bytes[start + 1] == 'T'
            && bytes[start + 2] == 'T'
            && bytes[start + 3] == 'P'
            && bytes[start + 4] == '/'
            && bytes[start + 5] == '1'
            && bytes[start + 6] == '.'
            && digit(bytes[start + 7])
            && bytes[start + 8] == ' '
            && digit(bytes[start + 9])
            && digit(bytes[start + 10])
            && digit(bytes[start + 11])
            && (end - start == 12 || bytes[start + 12] == ' ');
    if (!http1) {
      fail(end);
      return;
    }
    keepAlive = bytes[start + 7] != '0';
    status =
        100 * (bytes[start + 9] - '0') + 10 * (bytes[start + 10] - '0') + bytes[start + 11] - '0';
    if (status < 100 || status == 101) {
      fail(end);
      return;
    }
    part = Part.HEADERS;
  }

  private static boolean digit(byte b) {
    return b >= '0' && b <= '9';
  }

  private void header(byte[] bytes, int start, int end) {
    int colon = start;
    while (colon < end && bytes[colon] != ':') {
      if (bytes[colon] <= ' ') {
        fail(end);
        return;
      }
      colon++;
    }
    if (colon == start || colon == end) {
      fail(end);
      return;
    }
    int from = colon + 1;
    int to = end;
    while (from < to && blank(bytes[from])) {
      from++;
    }
    while (to > from && blank(bytes[to - 1])) {
      to--;
    }
    switch (colon - start) {
      case 10 -> {
        if (equal(bytes, start, colon, CONNECTION)) {
          connection(bytes, from, to);
        }
      }
      case 14 -> {
        if (equal(bytes, start, colon, CONTENT_LENGTH)) {
          contentLength(bytes, from, to);
        }
      }
      case 17 -> {
        if (equal(bytes, start, colon, TRANSFER_ENCODING)) {
          transferEncoding(bytes, from, to);
        }
      }
      default -> {}
    }
  }

  private static boolean blank(byte b) {
    return b == ' ' || b == '\t';
  }

  /** Compares without regard to case; {@code lower} has small letters. */
  private static boolean equal(byte[] bytes, int start, int end, byte[] lower) {
    if (end - start != lower.length) {
      return false;
    }
    for (int i = 0; i < lower.length; i++) {
      byte b = bytes[start + i];
      if (b != lower[i] && (b < 'A' || b > 'Z' || b + ('a' - 'A') != lower[i])) {
        return false;
      }
    }
    return true;
  }

  private void connection(byte[] bytes, int start, int end) {
    int from = start;
    while (from < end) {
      int to = from;
      while (to < end && bytes[to] != ',' && !blank(bytes[to])) {
        to++;
      }
      if (equal(bytes, from, to, CLOSE)) {
        keepAlive = false;
      } else if (equal(bytes, from, to, KEEP_ALIVE)) {
        keepAlive = true;
      }
      from = to + 1;
    }
  }

  private void contentLength(byte[] bytes, int start, int end) {
    long length = 0;
    for (int i = start; i < end; i++) {
      if (!digit(bytes[i])) {
        fail(end);
        return;
      }
      length = Math.min(Integer.MAX_VALUE, 10 * length + bytes[i] - '0');
    }
    boolean other = contentLength != UNKNOWN && contentLength != length;
    boolean tooLong = length > bodyLimit && !withoutBody;
    if (start == end || other || tooLong) {
      fail(end);
      return;
    }
    contentLength = (int) length;
  }

  /** Nothing but chunked was asked for. */
  private void transferEncoding(byte[] bytes, int start, int end) {
    if (chunked || !equal(bytes, start, end, CHUNKED)) {
      fail(end);
      return;
    }
    chunked = true;
  }

  private void endOfHeaders() {
    if (status < 200) {
      int bytes = headerBytes;
      beginHead();
      headerBytes = bytes;
    } else if (chunked && contentLength != UNKNOWN) {
      fail(0);
    } else if (withoutBody || status == 204 || status == 304 || contentLength == 0) {
      state = State.COMPLETE;
    } else if (chunked) {
      part = Part.CHUNK_SIZE;
    } else if (contentLength == UNKNOWN) {
      keepAlive = false;
      part = Part.BODY_UNTIL_CLOSE;
    } else {
      part = Part.BODY;
    }
  }

  private int readBody(byte[] bytes, int start, int end) {
    int length = Math.min(end - start, contentLength - body.length());
    body.append(bytes, start, length, contentLength);
    if (body.length() == contentLength) {
      state = State.COMPLETE;
    }
    return start + length;
  }

  private int readUntilClose(byte[] bytes, int start, int end) {
    return append(bytes, start, end - start) ? end : fail(end);
  }

  private void chunkSize(byte[] bytes, int start, int end) {
    long size = 0;
    int i = start;
    while (i < end && hex(bytes[i]) >= 0 && size <= bodyLimit) {
      size = 16 * size + hex(bytes[i]);
      i++;
    }
    boolean ends = i > start && (i == end || bytes[i] == ';' || blank(bytes[i]));
    if (!ends || size > body.room()) {
      fail(end);
      return;
    }
    chunkLeft = (int) size;
    part = size == 0 ? Part.TRAILERS : Part.CHUNK;
    if (size > 0) {
      // The limit is for the headers; the sizes of the chunks may be many.
      headerBytes = 0;
    }
  }

  private static int hex(byte b) {
    return Character.digit(b, 16);
  }

  private int readChunk(byte[] bytes, int start, int end) {
    int length = Math.min(end - start, chunkLeft);
    if (!append(bytes, start, length)) {
      return fail(end);
    }
    chunkLeft -= length;
    if (chunkLeft == 0) {
      part = Part.CHUNK_END;
    }
    return start + length;
  }

  private boolean append(byte[] bytes, int start, int length) {
    if (length > body.room()) {
      return false;
    }
    body.append(bytes, start, length, 0);
    return true;
  }

  private int fail(int position) {
    state = State.UNREADABLE;
    keepAlive = false;
    return position;
  }
}
