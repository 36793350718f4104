package dev.holdfast.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `help`: the help of any command, of one inside a group too.
@Command(
    name = "help",
    mixinStandardHelpOptions = true,
    description = "Say what a command takes.",
    exitCodeListHeading = Help.CODES,
    exitCodeList = {Help.GOOD, Help.WRONG_USE},
    footer = {"  holdfast help run", "  holdfast help journal verify"})
final class HelpCommand implements Callable<Integer> {
  @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "The words of the command.")
  List<String> words = new ArrayList<>();

  @Spec @Nullable CommandSpec spec;

  @Override
  public Integer call() {
    var line = java.util.Objects.requireNonNull(spec).commandLine().getParent();
    for (var word : words) {
      var next = line.getSubcommands().get(word);
      if (next == null) {
        throw new CommandLine.UnmatchedArgumentException(line, List.of(word));
      }
      line = next;
    }
    line.usage(line.getOut());
    return Out.GOOD;
  }
}
