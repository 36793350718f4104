package dev.holdfast.connector.process;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Stopwatch;
import dev.holdfast.kernel.ProblemException;
import java.time.Duration;
import java.util.Map;

/// Asks a script: exit 0 is passing, 1 failing, anything else unknown.
record ScriptCheck(CheckSpec spec, Crew crew) implements Check {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Override
  public Reading read(Call call) {
    var watch = new Stopwatch(call.around().clock());
    ScriptRun run;
    try {
      run = ScriptRun.of(call, crew.reach());
    } catch (ProblemException e) {
      return watch.reading(Reading.State.UNKNOWN, e.problem().text(), Map.of());
    }
    var trace = crew.reading(call, "check");
    try {
      var end =
          run.child(call, trace, LIMIT)
              .run(trace, call.watch(), call.around().clock(), call.around().redactor());
      var spill = new Spill(call.around().redactor());
      return switch (end) {
        case Child.End.NotStarted(var problem) ->
            watch.reading(Reading.State.UNKNOWN, problem.text(), Map.of());
        case Child.End.Stopped(var why, var _, var _) ->
            watch.reading(Reading.State.UNKNOWN, "ended because " + why, Map.of());
        case Child.End.Exited(var code, var _) -> {
          var line = spill.lastLine(trace.out());
          if (line.isEmpty()) line = spill.lastLine(trace.err());
          yield watch.reading(
              switch (code) {
                case 0 -> Reading.State.PASSING;
                case 1 -> Reading.State.FAILING;
                default -> Reading.State.UNKNOWN;
              },
              line.isEmpty() ? "exit " + code : line,
              Map.of("exit", (long) code));
        }
      };
    } catch (ProblemException e) {
      return watch.reading(Reading.State.UNKNOWN, e.problem().text(), Map.of());
    } finally {
      trace.delete();
    }
  }
}
