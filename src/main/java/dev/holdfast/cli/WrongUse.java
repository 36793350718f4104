package dev.holdfast.cli;

import dev.holdfast.incident.ProblemData;
import dev.holdfast.kernel.Json;
import dev.holdfast.kernel.Problem;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/// Says what was wrong with the words of a command: one sentence and where to read on, instead of
/// the whole help.
final class WrongUse {
  private WrongUse() {}

  static int say(CommandLine.ParameterException error, String[] words) {
    var line = error.getCommandLine();
    var problem =
        Problem.of(
            "use.wrong",
            sentence(error),
            "Nothing was started",
            "see `%s --help`".formatted(line.getCommandSpec().qualifiedName()));
    if (List.of(words).contains("--json")) {
      line.getOut().println(Json.pretty(Map.of("problem", ProblemData.data(problem))));
      line.getOut().flush();
    }
    line.getErr().println("holdfast: " + problem.what());
    CommandLine.UnmatchedArgumentException.printSuggestions(error, line.getErr());
    line.getErr().println("  what to do: " + problem.next());
    line.getErr().flush();
    return Out.WRONG_USE;
  }

  private static String sentence(CommandLine.ParameterException error) {
    var message = error.getMessage();
    return message == null ? "These words are not understood" : message.strip();
  }
}
