package io.lakehousecdc.catalog.store;

import io.lakehousecdc.catalog.CatalogConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.apache.iceberg.exceptions.ServiceUnavailableException;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one open catalog of this process.
 *
 * <p>It is opened when PostgreSQL can be reached: at the start if possible, else by a later
 * request, so the order in which the two start does not matter.
 */
@ApplicationScoped
public class CatalogStore {

  private static final Logger LOG = LoggerFactory.getLogger(CatalogStore.class);
  private static final long OPEN_TIMEOUT_SECONDS = 5;

  private final DataSource dataSource;
  private final CatalogConfig config;
  private final ReentrantLock opening = new ReentrantLock();
  private volatile @Nullable JdbcCatalog open;

  CatalogStore(DataSource dataSource, CatalogConfig config) {
    this.dataSource = dataSource;
    this.config = config;
  }

  /**
   * Returns the catalog, which several threads may use.
   *
   * @throws ServiceUnavailableException if it is not open and PostgreSQL cannot be reached; nothing
   *     was done
   */
  public JdbcCatalog catalog() {
    @Nullable JdbcCatalog catalog = open;
    return catalog != null ? catalog : openOnce();
  }

  void openEarly(@Observes StartupEvent start) {
    try {
      catalog();
    } catch (RuntimeException e) {
      LOG.warn("Cannot open the catalog yet, the next request tries again: {}", e.getMessage());
    }
  }

  private JdbcCatalog openOnce() {
    awaitTurn();
    try {
      @Nullable JdbcCatalog catalog = open;
      if (catalog == null) {
        catalog = openNow();
        open = catalog;
      }
      return catalog;
    } finally {
      opening.unlock();
    }
  }

  private void awaitTurn() {
    try {
      if (!opening.tryLock(OPEN_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        throw new ServiceUnavailableException(
            "Cannot open the catalog: its database does not answer");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServiceUnavailableException(e, "Cannot open the catalog: interrupted");
    }
  }

  private JdbcCatalog openNow() {
    FileIO io = MetadataFiles.open(config.s3());
    try {
      return PostgresCatalog.open(
          new PooledConnections(dataSource),
          io,
          config.name(),
          config.warehouse(),
          new MetadataCache(config.cachedSnapshots()));
    } catch (RuntimeException e) {
      io.close();
      throw e;
    }
  }

  @PreDestroy
  void close() {
    @Nullable JdbcCatalog catalog = open;
    if (catalog != null) {
      catalog.close();
    }
  }
}
