package io.lakehousecdc.loadgen.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process of these classes on one processor, which answers lines with lines. */
final class Child implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  Child(int processor, String heap, Class<?> main, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("taskset", "-c", String.valueOf(processor)));
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-Xmx" + heap, "-cp", System.getProperty("java.class.path")));
    // Else the binding of the logging library complains.
    command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    command.add(main.getName());
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }

  String ask(String line) {
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
      process.getOutputStream().flush();
      return read();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot talk to a process: " + e.getMessage(), e);
    }
  }

  String read() {
    try {
      String line = output.readLine();
      if (line == null) {
        throw new IOException("it has ended");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read from a process: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
