package io.lakehousecdc.catalog.store;

import io.lakehousecdc.catalog.CatalogConfig;
import java.util.Map;
import org.apache.iceberg.aws.AwsClientProperties;
import org.apache.iceberg.aws.HttpClientProperties;
import org.apache.iceberg.aws.s3.S3FileIO;
import org.apache.iceberg.aws.s3.S3FileIOProperties;
import org.apache.iceberg.io.FileIO;

/** Opens S3 with the catalog's own credentials and with limits on every wait. */
final class MetadataFiles {

  private MetadataFiles() {}

  static FileIO open(CatalogConfig.S3 s3) {
    S3FileIO io = new S3FileIO();
    io.initialize(
        Map.of(
            S3FileIOProperties.ENDPOINT, s3.endpoint().toString(),
            S3FileIOProperties.PATH_STYLE_ACCESS, Boolean.toString(s3.pathStyleAccess()),
            S3FileIOProperties.ACCESS_KEY_ID, s3.accessKeyId(),
            S3FileIOProperties.SECRET_ACCESS_KEY, s3.secretAccessKey(),
            AwsClientProperties.CLIENT_REGION, s3.region(),
            HttpClientProperties.APACHE_CONNECTION_TIMEOUT_MS,
                Long.toString(s3.connectTimeout().toMillis()),
            HttpClientProperties.APACHE_CONNECTION_ACQUISITION_TIMEOUT_MS,
                Long.toString(s3.connectTimeout().toMillis()),
            HttpClientProperties.APACHE_SOCKET_TIMEOUT_MS,
                Long.toString(s3.readTimeout().toMillis()),
            S3FileIOProperties.S3_RETRY_NUM_RETRIES, Integer.toString(s3.retries())));
    return io;
  }
}
