package io.lakehousecdc.local.devmode;

import io.quarkus.dev.spi.DevModeType;
import io.quarkus.dev.spi.HotReplacementContext;
import io.quarkus.dev.spi.HotReplacementSetup;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides at the start of dev mode which database it works on: the one that its user names, that of
 * the running platform, or one of its own. Lives as long as dev mode, so that a live reload finds
 * the database as it was.
 *
 * <p>System properties tell the service of an own database: they win over the platform's file,
 * which is still there when the platform is not.
 */
public final class DevModeDatabase implements HotReplacementSetup {
  private static final System.Logger LOG = System.getLogger(DevModeDatabase.class.getName());

  private @Nullable OwnDatabase own;

  @Override
  public void setupHotDeployment(HotReplacementContext context) {
    // Tests that dev mode runs bring their own databases.
    if (context.getDevModeType() != DevModeType.LOCAL || context.isTest()) {
      return;
    }
    Path state =
        Path.of(Optional.ofNullable(System.getenv("LAKEHOUSE_HOME")).orElse("../.lakehouse"));
    Optional<String> named = NamedDatabase.find(state, System.getProperties(), System.getenv());
    if (named.isPresent()) {
      LOG.log(Level.INFO, "Database of this dev mode: " + named.get());
      return;
    }
    OwnDatabase started = OwnDatabase.start(state);
    own = started;
    started.settings().forEach(System::setProperty);
    LOG.log(Level.INFO, "Database of this dev mode: " + started.description());
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
      own = null;
    }
  }
}
