package dev.holdfast.connector.process;

import dev.holdfast.connector.Action;
import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Runs a script of the plan: `process.script`, and `process.read` where the plan says that it only
/// reads.
record ScriptAction(ActionSpec spec, Crew crew) implements Action {
  private static final Duration LIMIT = Duration.ofHours(12);

  @Override
  public Preview preview(Call call) {
    var run = ScriptRun.of(call, crew.reach());
    crew.ready(call, "script");
    var script = run.script();
    var request = new LinkedHashMap<String, Object>();
    request.put("script", script.shown());
    request.put("sha256", script.sha256());
    request.put("args", run.args());
    request.put("env", new LinkedHashMap<>(call.args().map("env")));
    request.put(
        "targets",
        run.places().stream()
            .collect(Collectors.toMap(Place::id, p -> p.endpoint().orElse("its own address"))));
    var facts = Map.of(script.shown(), "sha256 " + script.sha256());
    return new Preview(
        "Runs "
            + script.shown()
            + (run.args().isEmpty()
                ? ""
                : " with "
                    + run.args().size()
                    + (run.args().size() == 1 ? " argument" : " arguments")),
        request,
        facts,
        facts,
        run.places().isEmpty()
            ? "whatever the script touches"
            : "whatever the script touches at "
                + run.places().stream().map(Place::id).collect(Collectors.joining(", ")),
        script.path().getFileName().toString(),
        Optional.empty(),
        false,
        List.of());
  }

  @Override
  public Outcome perform(Call call, Preview preview) {
    try {
      var run = ScriptRun.of(call, crew.reach());
      var shown = String.valueOf(preview.request().get("sha256"));
      // A read is not shown to anyone before it runs.
      if (spec.effect().changes() && !shown.equals(run.script().sha256())) {
        return new Outcome.Refused(
            Problem.of(
                "process.changed",
                run.script().shown() + " is not the file that was shown",
                "it has changed since, so nothing was started",
                "look at the script and confirm again"));
      }
      if (call.watch().cancelled()) return ChildOutcome.cancelledBefore();
      var trace = crew.ready(call, "script");
      if (!spec.effect().changes()) {
        trace.delete();
        trace = crew.ready(call, "script");
      }
      if (trace.mayHaveStarted()) return ChildOutcome.startedBefore(trace);
      var end =
          run.child(call, trace, LIMIT)
              .run(trace, call.watch(), call.around().clock(), call.around().redactor());
      return ChildOutcome.of(spec.effect(), run.script().shown(), end, trace, call, crew);
    } catch (ProblemException e) {
      return new Outcome.Refused(e.problem());
    }
  }

  @Override
  public Optional<String> atWork(Call call) {
    return trace(call).working(call.around().clock().boot());
  }

  @Override
  public Optional<Outcome> attend(Call call, Preview preview) {
    var trace = trace(call);
    var script = String.valueOf(preview.request().getOrDefault("script", "the script"));
    return Optional.of(
        ChildOutcome.of(spec.effect(), script, Attending.await(trace, call), trace, call, crew));
  }

  private static Trace trace(Call call) {
    return Trace.of(call.around(), call.key(), "script");
  }

  @Override
  public Probe probe(Call call, Preview preview) {
    return ChildOutcome.probe(trace(call), call, crew);
  }
}
