package io.lakehousecdc.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lakehousecdc.launcher.down.DownCommand;
import io.lakehousecdc.launcher.down.ResetCommand;
import io.lakehousecdc.launcher.logs.LogsCommand;
import io.lakehousecdc.launcher.query.QueryCommand;
import io.lakehousecdc.launcher.state.Workspace;
import io.lakehousecdc.launcher.status.StatusCommand;
import io.lakehousecdc.launcher.terminal.Style;
import io.lakehousecdc.launcher.terminal.Terminal;
import io.lakehousecdc.launcher.up.UpCommand;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** The commands by their names, and how their errors are said. */
final class Lakehouse {
  private static final int FAILURE = 1;
  private static final int WRONG_USE = 2;

  private final Terminal terminal;
  private final boolean debug;
  private final CommandLine commands;

  /**
   * @param debug whether an error is printed with where it came from
   */
  Lakehouse(Terminal terminal, Workspace workspace, InstantSource clock, boolean debug) {
    this.terminal = terminal;
    this.debug = debug;
    Map<String, Object> byName =
        Map.of(
            "up", new UpCommand(terminal, workspace, clock),
            "status", new StatusCommand(terminal, workspace, clock),
            "query", new QueryCommand(terminal, workspace, clock),
            "logs", new LogsCommand(terminal, workspace),
            "down", new DownCommand(terminal, workspace, clock),
            "reset", new ResetCommand(terminal, workspace, clock));
    this.commands = new CommandLine(new Root());
    byName.forEach(commands::addSubcommand);
    commands.getSubcommands().values().forEach(Lakehouse::addHelp);
    commands.setCaseInsensitiveEnumValuesAllowed(true);
    commands.setColorScheme(
        CommandLine.Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF));
    commands.setOut(new PrintWriter(terminal.out(), true, UTF_8));
    commands.setErr(new PrintWriter(terminal.err(), true, UTF_8));
    commands.setParameterExceptionHandler((wrong, args) -> explain(wrong));
    commands.setExecutionExceptionHandler((failure, command, result) -> report(failure));
  }

  /** The root takes a command and does nothing by itself. */
  @Command(name = "./lakehouse")
  private static final class Root {}

  private static void addHelp(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.usageMessage().width(100).abbreviateSynopsis(true);
    spec.addOption(
        OptionSpec.builder("-h", "--help").usageHelp(true).description("Print this help.").build());
  }

  /** Runs one command and gives the exit code: 0 done, 1 could not be done, 2 wrongly called. */
  int run(String... args) {
    return commands.execute(args);
  }

  private int explain(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    String message = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("Wrong use");
    error(message + "; see " + name + " --help");
    return WRONG_USE;
  }

  private int report(Exception failure) {
    if (debug) {
      failure.printStackTrace(terminal.err());
    }
    if (failure instanceof CommandFailure) {
      error(String.valueOf(failure.getMessage()));
    } else {
      String kind = failure.getClass().getSimpleName();
      error(kind + ": " + failure.getMessage() + " (LAKEHOUSE_DEBUG=1 shows where)");
    }
    return FAILURE;
  }

  private void error(String message) {
    terminal.err().println(terminal.styled(Style.BAD, "error: ") + message);
  }
}
