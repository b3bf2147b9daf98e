package io.lakehousecdc.launcher.lake;

import io.lakehousecdc.launcher.CommandFailure;
import io.lakehousecdc.launcher.state.LakeCredentials;
import io.lakehousecdc.local.Endpoints;
import io.lakehousecdc.local.Part;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.Table;
import org.apache.iceberg.aws.s3.S3FileIO;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchNamespaceException;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.apache.iceberg.rest.RESTCatalog;

/** The Iceberg tables of the platform. */
public final class Lake implements AutoCloseable {
  /** The namespace of the tables that are mirrored from the source. */
  public static final Namespace NAMESPACE = Namespace.of("lakehouse");

  private static final int CONNECT_TIMEOUT_MS = 2_000;

  private final RESTCatalog catalog;

  private Lake(RESTCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Connects to the catalog; fails at once when nothing listens there, where Iceberg would retry.
   */
  public static Lake connect(Endpoints endpoints, LakeCredentials credentials) {
    URI uri = endpoints.uri(Part.CATALOG);
    probe("the catalog", uri);
    RESTCatalog catalog = new RESTCatalog();
    catalog.initialize(
        "lakehouse",
        Map.of(
            CatalogProperties.URI,
            uri.toString(),
            "rest.auth.type",
            "none", // The token neither expires nor is exchanged for another.
            "header.Authorization",
            "Bearer " + credentials.catalogToken(),
            CatalogProperties.FILE_IO_IMPL,
            S3FileIO.class.getName(),
            "s3.endpoint",
            endpoints.uri(Part.S3).toString(),
            "s3.access-key-id",
            credentials.s3AccessKey(),
            "s3.secret-access-key",
            credentials.s3SecretKey(),
            "s3.path-style-access",
            "true",
            "client.region",
            "us-east-1"));
    return new Lake(catalog);
  }

  /** Fails at once when nothing listens where the tables' files are, where Iceberg would retry. */
  public static void checkStorage(Endpoints endpoints) {
    probe("S3", endpoints.uri(Part.S3));
  }

  private static void probe(String what, URI uri) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort()), CONNECT_TIMEOUT_MS);
    } catch (IOException e) {
      throw new CommandFailure(
          "Cannot reach %s at %s: %s; see ./lakehouse status".formatted(what, uri, e.getMessage()),
          e);
    }
  }

  /** The tables of a namespace; none when the namespace does not exist. */
  public List<TableIdentifier> tables(Namespace namespace) {
    try {
      return catalog.listTables(namespace);
    } catch (NoSuchNamespaceException e) {
      return List.of();
    }
  }

  /** A table as it is now; fails with the names of those that exist. */
  public Table table(TableIdentifier name) {
    try {
      return catalog.loadTable(name);
    } catch (NoSuchTableException | NoSuchNamespaceException e) {
      throw new CommandFailure("Cannot find table " + name + ": " + existing(name.namespace()), e);
    }
  }

  /** {@code items} is a table of {@link #NAMESPACE}, {@code sales.orders} one of {@code sales}. */
  public static TableIdentifier identifier(String name) {
    TableIdentifier identifier;
    try {
      identifier = TableIdentifier.parse(name);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("Invalid table name: " + name, e);
    }
    return identifier.hasNamespace()
        ? identifier
        : TableIdentifier.of(NAMESPACE, identifier.name());
  }

  private String existing(Namespace namespace) {
    List<TableIdentifier> tables = tables(namespace);
    return tables.isEmpty()
        ? "there is no table in " + namespace + " yet"
        : tables.stream()
            .map(TableIdentifier::toString)
            .sorted()
            .collect(Collectors.joining(", ", "there are ", ""));
  }

  @Override
  public void close() throws IOException {
    catalog.close();
  }
}
