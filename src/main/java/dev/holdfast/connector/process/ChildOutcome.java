package dev.holdfast.connector.process;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Probe;
import dev.holdfast.kernel.Problem;
import dev.holdfast.plan.EffectClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a child's end says about its step. Only an exit code 0 is done; a child that ran and ended
/// otherwise may have changed anything before.
final class ChildOutcome {
  private ChildOutcome() {}

  static Outcome of(
      EffectClass effect, String what, Child.End end, Trace trace, Call call, Crew crew) {
    var spill = new Spill(call.around().redactor());
    return switch (end) {
      case Child.End.NotStarted(var problem) -> {
        crew.settled(trace);
        yield new Outcome.Refused(problem);
      }
      case Child.End.Exited(var code, var left) when code == 0 -> {
        crew.settled(trace);
        yield new Outcome.Done(
            what
                + " exited with 0"
                + (left == 0 ? "" : " and left " + left + " processes running")
                + said(spill.lastLine(trace.out())),
            outputs(spill, trace, code));
      }
      case Child.End.Exited(var code, var _) ->
          unsure(
              effect,
              Problem.of(
                  "process.exit",
                  what + " exited with " + code + said(spill.lastLines(trace)),
                  "it may have changed things before it failed",
                  "look at what it touches, then settle the step by hand"));
      case Child.End.Stopped(var why, var gone) ->
          unsure(
              effect,
              Problem.of(
                  "process.stopped",
                  what
                      + " was ended because "
                      + why
                      + (gone ? "; nothing of it is left running" : "; some of it is still running")
                      + said(spill.lastLines(trace)),
                  "it may have changed things before it was ended",
                  "look at what it touches, then settle the step by hand"));
    };
  }

  private static Outcome unsure(EffectClass effect, Problem problem) {
    if (effect.changes()) return new Outcome.InDoubt(problem);
    return new Outcome.Refused(
        Problem.of(
            problem.code(), problem.what(), "it only reads, so nothing changed", "try again"));
  }

  static Outcome cancelledBefore() {
    return new Outcome.Refused(
        Problem.of("process.cancelled", "cancelled before anything was started", "", ""));
  }

  static Outcome startedBefore(Trace trace) {
    return new Outcome.InDoubt(
        Problem.of(
            "process.started-before",
            "this attempt was already started once (" + trace.folder().getFileName() + ")",
            "starting it again could do everything twice",
            "settle the step by hand; a retry is a new attempt"));
  }

  private static String said(String text) {
    return text.isEmpty() ? "" : "; it said: " + text;
  }

  private static Map<String, Object> outputs(Spill spill, Trace trace, int code) {
    var outputs = new LinkedHashMap<String, Object>(spill.outputs(trace.out()));
    outputs.put("exit", (long) code);
    return outputs;
  }

  /// Looks at what an earlier attempt left.
  static Probe probe(Trace trace, Call call, Crew crew) {
    var spill = new Spill(call.around().redactor());
    var looked = List.of("the run's folder, for the trace of this attempt", "the process table");
    var seen = new ArrayList<String>();
    var exit = trace.exit();
    if (exit.isPresent()) {
      var code = exit.getAsInt();
      seen.add("it exited with " + code);
      var tail = spill.lastLines(trace);
      if (!tail.isEmpty()) seen.add("it said: " + tail);
      return code == 0
          ? new Probe(Probe.Verdict.HAPPENED, looked, seen, outputs(spill, trace, code))
          : new Probe(Probe.Verdict.UNKNOWN, looked, seen, Map.of());
    }
    if (trace.mayHaveStarted()) {
      seen.add(running(trace));
      return new Probe(Probe.Verdict.UNKNOWN, looked, seen, Map.of());
    }
    if (crew.preparedEarlier(trace)) {
      seen.add("it was made ready and never started");
      return new Probe(Probe.Verdict.DID_NOT_HAPPEN, looked, seen, Map.of());
    }
    seen.add("the traces of an earlier start, if there was one, are gone");
    return new Probe(Probe.Verdict.UNKNOWN, looked, seen, Map.of());
  }

  private static String running(Trace trace) {
    var process = trace.process();
    if (process.isEmpty()) return "it was about to start; no process of it was noted";
    var stat = process.get();
    if (stat.stillThere()) return "it is still running as process " + stat.pid() + "; look again";
    return "process " + stat.pid() + " is gone and left no exit code";
  }
}
