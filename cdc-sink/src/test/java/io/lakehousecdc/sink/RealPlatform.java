package io.lakehousecdc.sink;

import io.lakehousecdc.local.LocalPlatform;
import io.lakehousecdc.local.Part;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kafka, S3 and the catalog with its PostgreSQL, real ones, for as long as the test application
 * runs.
 */
public final class RealPlatform implements QuarkusTestResourceLifecycleManager {

  private @Nullable LocalPlatform platform;

  @Override
  public Map<String, String> start() {
    platform = LocalPlatform.start(Set.of(Part.POSTGRES, Part.KAFKA, Part.S3, Part.CATALOG));
    Path index = platform.stateDirectory().resolve("sink");
    return Map.of(
        "kafka.bootstrap.servers", platform.bootstrapServers(),
        "cdc.sink.catalog.uri", platform.catalogUri().toString(),
        "cdc.sink.catalog.token", platform.secrets().catalogToken(),
        "cdc.sink.s3.endpoint", platform.s3Endpoint().toString(),
        "cdc.sink.s3.access-key-id", platform.secrets().s3AccessKey(),
        "cdc.sink.s3.secret-access-key", platform.secrets().s3SecretKey(),
        "cdc.sink.index-directory", index.toString(),
        "cdc.sink.commit-interval", "200MS",
        "quarkus.http.test-port", "0");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(platform, new TestInjector.MatchesType(LocalPlatform.class));
  }

  @Override
  public void stop() {
    if (platform != null) {
      platform.close();
    }
  }
}
