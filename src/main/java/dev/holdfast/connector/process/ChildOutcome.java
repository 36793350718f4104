package dev.holdfast.connector.process;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Probe;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.Redactor;
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
    var redactor = call.around().redactor();
    return switch (end) {
      case Child.End.NotStarted(var problem) -> {
        crew.settled(trace);
        yield new Outcome.Refused(problem);
      }
      case Child.End.Exited(var code, var left) when code == 0 -> {
        crew.settled(trace);
        var remains = Remains.take(trace, redactor);
        yield new Outcome.Done(
            what
                + " exited with 0"
                + (left == 0 ? "" : " and left " + left + " processes running")
                + said(remains.lastLine()),
            outputs(remains, code));
      }
      case Child.End.Exited(var code, var _) ->
          unsure(
              effect,
              trace,
              Problem.of(
                  "process.exit",
                  what + " exited with " + code + said(Remains.take(trace, redactor).lastLines()),
                  "it may have changed things before it failed",
                  "look at what it touches, then settle the step by hand"));
      case Child.End.Stopped stopped ->
          unsure(
              effect,
              trace,
              Problem.of(
                  "process.stopped",
                  what
                      + " was ended because "
                      + stopped.why()
                      + stopped.left(redactor)
                      + said(lastWords(stopped, trace, redactor)),
                  "it may have changed things before it was ended",
                  "look at what it touches, then settle the step by hand"));
    };
  }

  /// While some of it still writes, the raw output stays; the next start of Holdfast sees to it.
  private static String lastWords(Child.End.Stopped stopped, Trace trace, Redactor redactor) {
    return stopped.allGone()
        ? Remains.take(trace, redactor).lastLines()
        : new Spill(redactor).lastLines(trace);
  }

  private static Outcome unsure(EffectClass effect, Trace trace, Problem problem) {
    if (effect.changes()) return new Outcome.InDoubt(problem);
    trace.delete();
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

  private static Map<String, Object> outputs(Remains remains, int code) {
    var outputs = new LinkedHashMap<String, Object>(remains.outputs());
    outputs.put("exit", (long) code);
    return outputs;
  }

  /// Looks at what an earlier attempt left.
  static Probe probe(Trace trace, Call call, Crew crew) {
    var looked = List.of("the run's folder, for the trace of this attempt", "the process table");
    var seen = new ArrayList<String>();
    var exit = trace.exit();
    if (exit.isPresent()) {
      var code = exit.getAsInt();
      seen.add("it exited with " + code);
      var remains = Remains.found(trace, call.around().redactor());
      if (!remains.lastLines().isEmpty()) seen.add("it said: " + remains.lastLines());
      return code == 0
          ? new Probe(Probe.Verdict.HAPPENED, looked, seen, outputs(remains, code))
          : new Probe(Probe.Verdict.UNKNOWN, looked, seen, Map.of());
    }
    if (trace.mayHaveStarted()) {
      seen.add(running(trace, call.around().clock().boot()));
      return new Probe(Probe.Verdict.UNKNOWN, looked, seen, Map.of());
    }
    if (crew.preparedEarlier(trace)) {
      seen.add("it was made ready and never started");
      return new Probe(Probe.Verdict.DID_NOT_HAPPEN, looked, seen, Map.of());
    }
    seen.add("the traces of an earlier start, if there was one, are gone");
    return new Probe(Probe.Verdict.UNKNOWN, looked, seen, Map.of());
  }

  private static String running(Trace trace, String boot) {
    var process = trace.process();
    if (process.isEmpty()) return "it was about to start; no process of it was noted";
    var pid = process.get().pid();
    return trace
        .working(boot)
        .map(said -> said + "; look again")
        .orElse("process " + pid + " is gone and left no exit code");
  }
}
