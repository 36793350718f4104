package dev.holdfast.connector.process;

import dev.holdfast.connector.Action;
import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Applies exactly the plan that was saved and shown. Terraform itself refuses it once the state
/// has moved on.
record TerraformApply(ActionSpec spec, Crew crew) implements Action {
  static final String CHILD = "terraform-apply";

  @Override
  public Preview preview(Call call) {
    var plan = SavedPlan.find(call);
    crew.ready(call, CHILD);
    var facts = new LinkedHashMap<String, String>();
    facts.put("plan", plan.id());
    facts.put("changes", plan.counts());
    return new Preview(
        "Applies the saved plan " + plan.id() + " in workspace " + plan.workspace(),
        Map.of("plan", plan.id(), "workspace", plan.workspace(), "does", plan.touches()),
        facts,
        Map.of("plan", "applied", "changes", "none left"),
        plan.counts(),
        plan.workspace(),
        Optional.empty(),
        false,
        plan.touches().stream()
            .filter(line -> line.startsWith("delete ") || line.startsWith("replace "))
            .toList());
  }

  @Override
  public Outcome perform(Call call, Preview preview) {
    try {
      var plan = SavedPlan.find(call);
      if (call.watch().cancelled()) return ChildOutcome.cancelledBefore();
      var trace = crew.ready(call, CHILD);
      if (trace.mayHaveStarted()) return ChildOutcome.startedBefore(trace);
      var work = new TerraformWork(call, crew, plan.folder());
      var end =
          work.start(
              trace,
              List.of(
                  "apply",
                  "-input=false",
                  "-no-color",
                  "-lock-timeout=60s",
                  plan.folder().resolve(SavedPlan.FILE).toString()));
      return outcome(call, work, plan, trace, end);
    } catch (ProblemException e) {
      return new Outcome.Refused(e.problem());
    } catch (IOException e) {
      return new Outcome.Refused(TerraformPlan.unreadable(e));
    }
  }

  private Outcome outcome(
      Call call, TerraformWork work, SavedPlan plan, Trace trace, Child.End end) {
    if (!(end instanceof Child.End.Exited(var code, var _))) {
      return ChildOutcome.of(spec.effect(), "terraform apply", end, trace, call, crew);
    }
    var said = Remains.take(trace, call.around().redactor()).lastLines();
    if (code != 0) {
      // Terraform compares the plan with the state before it touches anything
      return said.contains("Saved plan is stale")
          ? new Outcome.Refused(
              Problem.of(
                  "terraform.stale",
                  "the saved plan is stale: the state has changed since it was made",
                  "Terraform applied nothing",
                  "retry the step that made the plan, look at the new plan, then retry this one"))
          : ChildOutcome.of(spec.effect(), "terraform apply", end, trace, call, crew);
    }
    crew.settled(trace);
    try {
      return new Outcome.Done(
          "applied " + plan.id() + ": " + plan.counts(), TerraformOutput.of(work));
    } catch (ProblemException | IOException e) {
      return new Outcome.Done(
          "applied " + plan.id() + ", but its outputs cannot be read: " + e.getMessage(), Map.of());
    }
  }

  @Override
  public Optional<String> atWork(Call call) {
    return trace(call).working(call.around().clock().boot());
  }

  @Override
  public Optional<Outcome> attend(Call call, Preview preview) {
    var trace = trace(call);
    var plan = SavedPlan.find(call);
    var work = new TerraformWork(call, crew, plan.folder());
    try {
      var end = Attending.await(trace, call);
      return Optional.of(outcome(call, work, plan, trace, end));
    } finally {
      Trace.forget(plan.folder());
    }
  }

  private static Trace trace(Call call) {
    return Trace.of(call.around(), call.key(), CHILD);
  }

  @Override
  public Probe probe(Call call, Preview preview) {
    var probe = ChildOutcome.probe(trace(call), call, crew);
    // It may have ended badly and been put right by hand: then the workspace has what it gives.
    if (probe.verdict() == Probe.Verdict.DID_NOT_HAPPEN) return probe;
    try {
      var work = new TerraformWork(call, crew, SavedPlan.find(call).folder());
      return new Probe(probe.verdict(), probe.looked(), probe.seen(), TerraformOutput.of(work));
    } catch (ProblemException | IOException e) {
      return new Probe(probe.verdict(), probe.looked(), probe.seen(), Map.of());
    }
  }
}
