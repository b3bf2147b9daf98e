package io.lakehousecdc.loadgen.command;

import io.lakehousecdc.loadgen.session.Surroundings;
import io.lakehousecdc.loadgen.verdict.ExitCode;
import io.quarkus.runtime.QuarkusApplication;
import java.io.PrintStream;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import sun.misc.Signal;

/**
 * Runs {@code run} inside the application, whose pages are off then. The first Ctrl-C ends the load
 * and waits for the verdict; a second one ends the process.
 */
public final class Headless implements QuarkusApplication {
  private final Surroundings surroundings;
  private final URI target;

  Headless(Surroundings surroundings, @ConfigProperty(name = "load.target") URI target) {
    this.surroundings = surroundings;
    this.target = target;
  }

  @Override
  public int run(String... words) throws Exception {
    PrintStream out = System.out;
    List<String> options = Arrays.asList(words).subList(1, words.length);
    try {
      RunCommand command =
          new RunCommand(Arguments.parse(options, System.getenv()), surroundings, target, out);
      for (String signal : List.of("INT", "TERM")) {
        Signal.handle(new Signal(signal), received -> interrupt(command));
      }
      return command.run();
    } catch (UsageException | IllegalArgumentException e) {
      System.err.println("error: " + e.getMessage());
      return ExitCode.BAD_CONFIGURATION;
    }
  }

  private int signals;

  private synchronized void interrupt(RunCommand command) {
    if (++signals > 1) {
      Runtime.getRuntime().halt(ExitCode.ABORTED);
    }
    System.err.println("Ending the load; once more ends the process");
    command.interrupt();
  }
}
