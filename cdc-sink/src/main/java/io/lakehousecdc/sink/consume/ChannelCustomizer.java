package io.lakehousecdc.sink.consume;

import io.smallrye.reactive.messaging.ClientCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/** Gives the channel's consumer its {@link DecodingInterceptor}, and that one the decoder. */
@ApplicationScoped
public class ChannelCustomizer implements ClientCustomizer<Map<String, Object>> {

  private final BatchDecoder decoder;

  ChannelCustomizer(BatchDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  public Map<String, Object> customize(
      String channel, Config channelConfig, Map<String, Object> config) {
    if (!channel.equals(ChangeConsumer.CHANNEL)) {
      return config;
    }
    NativeLz4.load();
    Map<String, Object> customized = new HashMap<>(config);
    customized.put("interceptor.classes", DecodingInterceptor.class.getName());
    customized.put(DecodingInterceptor.DECODER, decoder);
    return customized;
  }
}
