package io.lakehousecdc.items.limit;

import io.lakehousecdc.items.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Gives up a body that does not say its size as soon as it is too large. */
@Provider
public class CountedBody implements ReaderInterceptor {
  private final BodyLimit limit;

  CountedBody(BodyLimit limit) {
    this.limit = limit;
  }

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    if (!body.getHeaders().containsKey(HttpHeaders.CONTENT_LENGTH)) {
      body.setInputStream(new Counted(body.getInputStream(), limit));
    }
    return body.proceed();
  }

  private static final class Counted extends FilterInputStream {
    private final BodyLimit limit;
    private long left;

    Counted(InputStream body, BodyLimit limit) {
      super(body);
      this.limit = limit;
      this.left = limit.bytes();
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      return read < 0 ? read : counted(read, 1);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int read = super.read(target, offset, length);
      return read < 0 ? read : counted(read, read);
    }

    /**
     * @throws ProblemException 413
     */
    private int counted(int result, int bytes) {
      left -= bytes;
      if (left < 0) {
        throw limit.tooLarge();
      }
      return result;
    }
  }
}
