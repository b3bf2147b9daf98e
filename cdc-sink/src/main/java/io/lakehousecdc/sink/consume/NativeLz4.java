package io.lakehousecdc.sink.consume;

import net.jpountz.lz4.LZ4Factory;
import org.jboss.logging.Logger;

/**
 * Makes Kafka unpack LZ4 with native code.
 *
 * <p>The library loads its native code by itself only from the system class loader, which is not
 * the one of a Quarkus application; but it uses what is loaded already. Unpacking with bounds
 * checks in Java takes a fifth of the sink's time.
 */
final class NativeLz4 {

  private static final Logger LOG = Logger.getLogger(NativeLz4.class);

  private NativeLz4() {}

  /** To be called before the first consumer is made. Without native code the Java one is used. */
  static void load() {
    try {
      LZ4Factory.nativeInstance();
    } catch (RuntimeException | LinkageError e) {
      LOG.infof("LZ4 is unpacked in Java, which is slower: %s", e.getMessage());
    }
  }
}
