package io.lakehousecdc.endtoend;

import io.lakehousecdc.endtoend.bench.BenchCommand;
import io.lakehousecdc.endtoend.crash.CrashCommand;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The commands {@code bench} and {@code crash} of the {@code lakehouse} script. */
public final class Main {
  private static final int FAILED = 1;
  private static final int WRONG_USE = 2;

  private Main() {}

  /**
   * Ends the process with 0 if the command's claims hold, 1 if they do not or it could not run, 2
   * if it was wrongly called.
   */
  public static void main(String[] args) {
    quieten();
    // Libraries leave threads behind that would keep the process alive.
    System.exit(commands().execute(args));
  }

  private static CommandLine commands() {
    CommandLine commands = new CommandLine(new Root());
    commands.addSubcommand(new BenchCommand());
    commands.addSubcommand(new CrashCommand());
    commands.setParameterExceptionHandler((wrong, args) -> explain(wrong));
    commands.setExecutionExceptionHandler((failure, command, result) -> report(failure));
    return commands;
  }

  private static int explain(ParameterException wrong) {
    System.err.println("error: " + wrong.getMessage());
    wrong.getCommandLine().usage(System.err);
    return WRONG_USE;
  }

  private static int report(Exception failure) {
    if (System.getenv("LAKEHOUSE_DEBUG") != null) {
      failure.printStackTrace();
    }
    System.err.println("error: " + failure.getMessage());
    return FAILED;
  }

  private static void quieten() {
    if (System.getenv("LAKEHOUSE_DEBUG") == null) {
      LogManager.getLogManager().reset();
      Logger.getLogger("").setLevel(Level.OFF);
    }
  }

  /** The root takes a command and does nothing by itself. */
  @Command(name = "./lakehouse", mixinStandardHelpOptions = true)
  private static final class Root {}
}
