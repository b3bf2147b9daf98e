package io.lakehousecdc.loadgen.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Something that makes requests as fast as it can, with a number of connections. */
interface Tool {
  String name();

  /**
   * @return requests counted, and CPU seconds used
   */
  Counted run(URI target, int connections, int seconds) throws IOException, InterruptedException;

  /** What a tool says of one run. */
  record Counted(long requests, double cpuSeconds) {}

  /** A command on processor 1, whose output has the number of requests. */
  record Command(String name, List<String> words, Pattern count) implements Tool {
    private static final Pattern TIMES =
        Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s\\s*$");

    /** The words may have {@code URL}, {@code HOST}, {@code CONNECTIONS} and {@code SECONDS}. */
    @Override
    public Counted run(URI target, int connections, int seconds)
        throws IOException, InterruptedException {
      String command =
          String.join(" ", words)
              .replace("URL", target.toString())
              .replace("HOST", target.resolve("/").toString().replaceAll("/$", ""))
              .replace("CONNECTIONS", String.valueOf(connections))
              .replace("SECONDS", String.valueOf(seconds));
      Process process =
          new ProcessBuilder("taskset", "-c", "1", "sh", "-c", command + " 2>&1; times")
              .redirectErrorStream(true)
              .start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      long requests = 0;
      Matcher counts = count.matcher(output);
      while (counts.find()) {
        requests += Long.parseLong(counts.group(1));
      }
      Matcher times = TIMES.matcher(output);
      if (requests == 0 || !times.find()) {
        throw new IOException("Cannot understand what %s says: %s".formatted(name, output));
      }
      double cpu =
          60 * (Integer.parseInt(times.group(1)) + Integer.parseInt(times.group(3)))
              + Double.parseDouble(times.group(2))
              + Double.parseDouble(times.group(4));
      return new Counted(requests, cpu);
    }
  }

  /** The generator of this project, in a process that lives on between the runs. */
  record Generator(Child process) implements Tool {
    @Override
    public String name() {
      return "load-generator";
    }

    @Override
    public Counted run(URI target, int connections, int seconds) {
      String[] words =
          process
              .ask("%s 1 constant %d users for %ds".formatted(target, connections, seconds))
              .split(" ");
      return new Counted(Long.parseLong(words[1]), Double.parseDouble(words[2]));
    }
  }
}
