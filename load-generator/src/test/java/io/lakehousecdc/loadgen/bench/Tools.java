package io.lakehousecdc.loadgen.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The tools that are there to be compared with. */
final class Tools {
  private static final String LOCUSTFILE =
      """
      from locust import FastHttpUser, HttpUser, constant, task

      class Http(HttpUser):
          wait_time = constant(0)

          @task
          def get(self):
              self.client.get("/static")

      class Fast(FastHttpUser):
          wait_time = constant(0)

          @task
          def get(self):
              self.client.get("/static")
      """;

  private Tools() {}

  /**
   * @param venv a Python environment with Locust in it
   */
  static List<Tool> found(@Nullable Path venv, Path directory, PrintStream out) throws IOException {
    List<Tool> tools = new ArrayList<>();
    if (onPath("wrk")) {
      tools.add(
          new Tool.Command(
              "wrk -t1",
              List.of("wrk -t1 -cCONNECTIONS -dSECONDSs URL"),
              Pattern.compile("(\\d+) requests in")));
    } else {
      out.println("skipped: wrk is not on the PATH (apt-get install wrk)");
    }
    if (onPath("hey")) {
      tools.add(
          new Tool.Command(
              "hey",
              List.of("GOMAXPROCS=1 hey -z SECONDSs -c CONNECTIONS URL"),
              Pattern.compile("\\[\\d+]\\s+(\\d+) responses")));
    } else {
      out.println("skipped: hey is not on the PATH (apt-get install hey)");
    }
    if (venv != null && Files.isExecutable(venv.resolve("bin/locust"))) {
      Path file = directory.resolve("locustfile.py");
      Files.writeString(file, LOCUSTFILE, StandardCharsets.UTF_8);
      tools.add(locust("Locust FastHttpUser", "Fast", venv, file));
      tools.add(locust("Locust HttpUser", "Http", venv, file));
    } else {
      out.println(
          "skipped: Locust (python3 -m venv DIR && DIR/bin/pip install locust, then --locust DIR)");
    }
    return tools;
  }

  private static Tool locust(String name, String user, Path venv, Path file) {
    return new Tool.Command(
        name,
        List.of(
            venv.resolve("bin/locust").toString(),
            "-f " + file + " --headless --only-summary -L ERROR",
            "-u CONNECTIONS -r 1000 -t SECONDSs -H HOST",
            user),
        // The first table has the counts; the line of all requests together is not the row's.
        Pattern.compile("GET\\s+/static\\s+(\\d+)\\s+\\d+\\("));
  }

  private static boolean onPath(String name) {
    for (String directory : System.getenv().getOrDefault("PATH", "").split(":")) {
      if (Files.isExecutable(Path.of(directory, name))) {
        return true;
      }
    }
    return false;
  }
}
