package io.lakehousecdc.loadgen.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** A {@link TestServer} in a process of its own, which can be stopped and continued by signals. */
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;
  private final URI uri;

  ServerProcess() throws IOException {
    process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ServerProcess.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    uri = URI.create(read());
  }

  private String read() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("Cannot talk to the server: its process has ended");
    }
    return line;
  }

  URI uri() {
    return uri;
  }

  /** Sends a signal, such as {@code STOP} or {@code CONT}. */
  void signal(String name) throws IOException, InterruptedException {
    Process kill =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new IOException("Cannot send SIG%s to %d".formatted(name, process.pid()));
    }
  }

  /** How many requests came. */
  long requests() throws IOException {
    process.getOutputStream().write('?');
    process.getOutputStream().flush();
    return Long.parseLong(read());
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  /** Tells the address, then answers each byte with the number of requests. */
  public static void main(String[] args) throws IOException {
    try (TestServer server = new TestServer()) {
      System.out.println(server.uri());
      while (System.in.read() >= 0) {
        System.out.println(server.requests());
      }
    }
  }
}
