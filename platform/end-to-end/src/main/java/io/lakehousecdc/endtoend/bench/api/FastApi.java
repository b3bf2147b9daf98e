package io.lakehousecdc.endtoend.bench.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The service before items-api, installed from PyPI into a virtual environment that later runs use
 * again.
 */
final class FastApi {
  private static final String REQUIREMENTS = "requirements.txt";
  private static final String APP = "app.py";
  private static final int INSTALL_MINUTES = 10;

  private final Path directory;

  private FastApi(Path directory) {
    this.directory = directory;
  }

  /**
   * @param directory is made, and kept
   * @param python 3.9 or newer, with the module venv
   * @throws IllegalStateException with the output of pip, if it cannot be installed
   */
  static FastApi install(Path directory, Path python) {
    try {
      Files.createDirectories(directory);
      Path requirements = copy(REQUIREMENTS, directory);
      copy(APP, directory);
      FastApi installed = new FastApi(directory);
      Path done = directory.resolve("installed");
      String wanted = Files.readString(requirements);
      if (!Files.exists(done) || !Files.readString(done).equals(wanted)) {
        Path environment = directory.resolve("venv");
        run(directory, python.toString(), "-m", "venv", "--clear", environment.toString());
        run(directory, installed.python(), "-m", "pip", "install", "-q", "-r", REQUIREMENTS);
        Files.writeString(done, wanted);
      }
      return installed;
    } catch (IOException e) {
      throw new IllegalStateException("Cannot install FastAPI in " + directory, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while FastAPI is installed", e);
    }
  }

  /**
   * One process, as in production before.
   *
   * @param databaseUrl of SQLAlchemy
   */
  ServiceStart start(String databaseUrl, int pool, int port) {
    List<String> command =
        List.of(
            python(),
            "-m",
            "uvicorn",
            "app:app",
            "--app-dir",
            directory.toString(),
            "--port",
            Integer.toString(port),
            "--no-access-log",
            "--log-level",
            "warning");
    Map<String, String> environment =
        Map.of("DATABASE_URL", databaseUrl, "POOL_SIZE", Integer.toString(pool));
    return ServiceStart.of(
        "FastAPI",
        command,
        environment,
        URI.create("http://127.0.0.1:" + port),
        directory.resolve("uvicorn.log"));
  }

  private String python() {
    return directory.resolve("venv/bin/python").toString();
  }

  private static Path copy(String name, Path directory) throws IOException {
    try (InputStream text = FastApi.class.getResourceAsStream("fastapi/" + name)) {
      if (text == null) {
        throw new IOException("There is no resource fastapi/" + name);
      }
      Path file = directory.resolve(name);
      Files.write(file, text.readAllBytes());
      return file;
    }
  }

  private static void run(Path directory, String... command)
      throws IOException, InterruptedException {
    Path output = directory.resolve("install.log");
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES);
    process.destroyForcibly();
    if (!ended || process.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + ": " + Files.readString(output));
    }
  }
}
