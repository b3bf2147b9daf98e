package io.lakehousecdc.local.server;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.jspecify.annotations.Nullable;

/**
 * S3 over plain files: a directory of the data directory is a bucket. Requests must be signed with
 * the one key pair.
 */
public final class S3Server implements Server {
  private static final int MAX_THREADS = 64;

  private final Path directory;
  private final String bucket;
  private final URI endpoint;
  private final String accessKey;
  private final String secretKey;
  private volatile @Nullable S3Proxy proxy;

  /**
   * @param properties directory, bucket, port, access-key and secret-key
   */
  public S3Server(ServerProperties properties) {
    directory = properties.path("directory");
    bucket = properties.text("bucket");
    endpoint = URI.create("http://127.0.0.1:" + properties.port("port"));
    accessKey = properties.text("access-key");
    secretKey = properties.text("secret-key");
  }

  @Override
  public void start() throws Exception {
    Files.createDirectories(directory.resolve(bucket));
    S3Proxy starting =
        S3Proxy.builder()
            .endpoint(endpoint)
            .awsAuthentication(AuthenticationType.AWS_V4, accessKey, secretKey)
            .blobStore(new FilesystemNio2BlobStore(directory.toString()))
            .jettyMaxThreads(MAX_THREADS)
            // Clients of newer SDKs send headers that this server has no use for.
            .ignoreUnknownHeaders(true)
            .build();
    starting.start();
    proxy = starting;
  }

  @Override
  public void stop() {
    S3Proxy running = proxy;
    proxy = null;
    if (running != null) {
      try {
        running.stop();
      } catch (Exception e) {
        throw new IllegalStateException("Cannot stop S3 at " + endpoint + ": " + e.getMessage(), e);
      }
    }
  }

  @Override
  public boolean isAlive() {
    S3Proxy running = proxy;
    return running != null && running.getState().equals("STARTED");
  }
}
