package io.lakehousecdc.sink.consume;

import org.apache.kafka.common.serialization.Deserializer;

/** Leaves a value as it is and marks it with the seek epoch. Runs on the polling thread. */
public final class StampedBytesDeserializer implements Deserializer<StampedBytes> {

  @Override
  public StampedBytes deserialize(String topic, byte[] data) {
    return new StampedBytes(SeekEpoch.INSTANCE.current(), data);
  }
}
