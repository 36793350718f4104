package dev.holdfast.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line: the window without arguments, else one of the commands.
@Command(
    name = "holdfast",
    mixinStandardHelpOptions = true,
    versionProvider = HoldfastCommand.Version.class,
    description = "A disaster recovery cockpit. Without a command: the window.")
public final class HoldfastCommand extends Common {
  private HoldfastCommand(Services services) {
    super(services);
  }

  /// Builds the whole command line.
  public static CommandLine of(Services services, PrintWriter out, PrintWriter err) {
    var line = new CommandLine(new HoldfastCommand(services));
    var plan = new CommandLine(new PlanCommands());
    plan.addSubcommand(new PlanCheck(services));
    line.addSubcommand(plan);
    line.addSubcommand(new RunCommand(services));
    line.addSubcommand(new ResumeCommand(services));
    SayCommands.all(services).forEach(line::addSubcommand);
    line.addSubcommand(new UndoCommand(services));
    line.addSubcommand(new ListCommands.IncidentList(services));
    line.addSubcommand(new ListCommands.Show(services));
    line.addSubcommand(new SenseCommand(services));
    var journal = new CommandLine(new JournalCommands());
    journal.addSubcommand(new JournalVerify(services));
    line.addSubcommand(journal);
    line.addSubcommand(new CommandLine.HelpCommand());
    line.setOut(out);
    line.setErr(err);
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          command.getErr().println("holdfast: failed inside: " + error);
          command.getErr().println("  what to do: report it with the lines below");
          error.printStackTrace(command.getErr());
          return Out.FINDINGS;
        });
    return line;
  }

  @Override
  int run(Out out) throws InterruptedException {
    return services.window().show(services, homeFolder());
  }

  /// A group of commands does nothing by itself.
  @Command(
      name = "plan",
      mixinStandardHelpOptions = true,
      description = "Plans.",
      subcommandsRepeatable = false)
  static final class PlanCommands implements java.util.concurrent.Callable<Integer> {
    @Override
    public Integer call() {
      return Out.WRONG_USE;
    }
  }

  /// A group of commands does nothing by itself.
  @Command(name = "journal", mixinStandardHelpOptions = true, description = "The record.")
  static final class JournalCommands implements java.util.concurrent.Callable<Integer> {
    @Override
    public Integer call() {
      return Out.WRONG_USE;
    }
  }

  /// Read from the jar's manifest.
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = HoldfastCommand.class.getPackage().getImplementationVersion();
      return new String[] {"holdfast " + (version == null ? "(not packaged)" : version)};
    }
  }
}
