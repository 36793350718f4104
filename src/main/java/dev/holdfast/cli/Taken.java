package dev.holdfast.cli;

import dev.holdfast.incident.Command;
import dev.holdfast.kernel.Problem;
import java.util.ArrayList;
import java.util.List;

/// What of several things that one command line says a run has taken so far: a refusal of one says
/// nothing of those before it.
final class Taken {
  /// In the place of a wrong use, which promises that nothing was changed.
  private static final String PARTLY = "command.partly-taken";

  private final List<String> said = new ArrayList<>();
  private int left;

  /// @param all how many things are said
  Taken(int all) {
    left = all;
  }

  boolean any() {
    return !said.isEmpty();
  }

  void one(Command command) {
    took(option(command));
  }

  void secret(String input) {
    took("the secret " + input);
  }

  private void took(String what) {
    said.add(what);
    left--;
  }

  /// The refusal of the next one, with what became of the others.
  Problem refusal(Problem problem) {
    var parts = new ArrayList<String>();
    if (!problem.why().isEmpty()) parts.add(problem.why());
    if (!said.isEmpty()) {
      parts.add("taken before it, and on record: " + String.join(", ", said));
    }
    if (left > 1) parts.add("not said any more: %d after it".formatted(left - 1));
    var code = said.isEmpty() || Common.code(problem) != Out.WRONG_USE ? problem.code() : PARTLY;
    return Problem.of(code, problem.what(), String.join("; ", parts), problem.next());
  }

  /// As the person wrote it, without what it said.
  private static String option(Command command) {
    return switch (command) {
      case Command.Answer c -> "--answer " + c.step();
      case Command.Confirm c -> "--confirm " + c.step();
      case Command.Approve c -> "--approve " + c.step();
      case Command.Decide c -> "--decide " + c.step();
      case Command.Retry c -> "--retry " + c.step();
      case Command.Skip c -> "--skip " + c.step();
      case Command.Resolve c -> "--resolve " + c.step();
      case Command.Look c -> "--look " + c.step();
      case Command.Input c -> "--input " + c.input();
      case Command.AcceptTarget c -> "--accept-target " + c.target();
      case Command.SignOff c -> "--sign-off " + c.entry();
      case Command.Continue _ -> "that it goes on";
      default -> command.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    };
  }
}
