package dev.holdfast.cli;

import dev.holdfast.cli.vault.VaultCommands;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The command line: the window without arguments, else one of the commands.
@Command(
    name = "holdfast",
    mixinStandardHelpOptions = true,
    description = {
      "A disaster recovery cockpit. Without a command: the window.",
      "`holdfast help COMMAND` says what a command takes."
    },
    exitCodeListHeading = Help.CODES,
    exitCodeList = {
      "0:good",
      "1:findings, a failed run, or a problem that is told with what to do",
      "2:wrong use",
      "3:in doubt, paused, stopped, or waiting for a person"
    },
    footerHeading = Help.EXAMPLES,
    footer = {
      "  holdfast",
      "  holdfast run runbooks/contractorlens service-failure --rehearse --speed 600 --unattended"
    })
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
    WalkCommands.all(services).forEach(line::addSubcommand);
    line.addSubcommand(new MarkCommands.Leans(services));
    line.addSubcommand(new ReadinessCommand(services));
    var journal = new CommandLine(new JournalCommands());
    journal.addSubcommand(new JournalVerify(services));
    line.addSubcommand(journal);
    var vault = new CommandLine(new VaultGroup());
    VaultCommands.all(services).forEach(vault::addSubcommand);
    line.addSubcommand(vault);
    line.addSubcommand(new HelpCommand());
    line.setOut(out);
    line.setErr(err);
    line.setExpandAtFiles(false);
    line.setParameterExceptionHandler(WrongUse::say);
    line.setExecutionExceptionHandler(
        (error, command, parsed) -> {
          command.getErr().println("holdfast: failed inside: " + error);
          command.getErr().println("  what to do: report it with the lines below");
          error.printStackTrace(command.getErr());
          return Out.FINDINGS;
        });
    complete(line);
    return line;
  }

  /// What the help of every command has, so that none goes without.
  private static void complete(CommandLine line) {
    var spec = line.getCommandSpec();
    spec.versionProvider(new Version());
    var usage = spec.usageMessage();
    usage.sortOptions(false);
    if (usage.footerHeading().isEmpty()) usage.footerHeading(Help.EXAMPLES);
    if (usage.exitCodeList().isEmpty()) {
      usage.exitCodeListHeading(Help.CODES);
      usage.exitCodeList(codes(Help.ON_RECORD, Help.PROBLEM, Help.WRONG_USE));
    }
    line.getSubcommands().values().forEach(HoldfastCommand::complete);
  }

  private static Map<String, String> codes(String... lines) {
    var codes = new LinkedHashMap<String, String>();
    for (var line : lines) {
      codes.put(line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 1));
    }
    return codes;
  }

  @Override
  int run(Out out) throws InterruptedException {
    return services.window().show(services, homeFolder());
  }

  /// A group of commands does nothing by itself.
  abstract static class Group implements Callable<Integer> {
    // Read by Before, for the command that follows.
    @Option(names = Before.JSON, description = "As after the command.")
    boolean json;

    @Option(names = Before.HOME, paramLabel = "DIR", description = "As after the command.")
    @Nullable Path home;

    @Spec @Nullable CommandSpec spec;

    @Override
    public Integer call() {
      var line = java.util.Objects.requireNonNull(spec).commandLine();
      var names = String.join(", ", line.getSubcommands().keySet());
      throw new CommandLine.ParameterException(
          line, "%s needs one of: %s".formatted(line.getCommandSpec().qualifiedName(), names));
    }
  }

  @Command(
      name = "plan",
      mixinStandardHelpOptions = true,
      description = "Plans.",
      exitCodeListHeading = Help.CODES,
      exitCodeList = Help.WRONG_USE,
      footer = "  holdfast plan check runbooks/contractorlens")
  static final class PlanCommands extends Group {}

  @Command(
      name = "journal",
      mixinStandardHelpOptions = true,
      description = "The record.",
      exitCodeListHeading = Help.CODES,
      exitCodeList = Help.WRONG_USE,
      footer = "  holdfast journal verify ~/.local/share/holdfast")
  static final class JournalCommands extends Group {}

  @Command(
      name = "vault",
      mixinStandardHelpOptions = true,
      description = "The vault of break-glass credentials.",
      exitCodeListHeading = Help.CODES,
      exitCodeList = Help.WRONG_USE,
      footer = "  holdfast vault list")
  static final class VaultGroup extends Group {}

  /// Read from the jar's manifest.
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      var version = HoldfastCommand.class.getPackage().getImplementationVersion();
      return new String[] {"holdfast " + (version == null ? "(not packaged)" : version)};
    }
  }
}
