package dev.holdfast.connector.aws;

import dev.holdfast.connector.Action;
import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.connector.Probe.Verdict;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/// Runs a [Deed] and turns whatever the outside does into the three ways an attempt can end.
record GuardedAction(ActionSpec spec, Deed deed, Function<Call, Site> sites, RightAccount account)
    implements Action {
  /// How long an absence must last to be believed; AWS's lists lag a little behind its changes.
  private static final Duration SECOND_LOOK = Duration.ofSeconds(2);

  @Override
  public Preview preview(Call call) {
    var site = sites.apply(call);
    try {
      return deed.preview(call, site);
    } catch (SdkException failure) {
      throw new ProblemException(Failures.problem("Reading for " + spec.name(), site, failure));
    } catch (IllegalArgumentException wrong) {
      throw new ProblemException(badArgument(wrong));
    }
  }

  @Override
  public Outcome perform(Call call, Preview preview) {
    var wire = new Wire();
    try {
      var site = sites.apply(call);
      try {
        return believed(call, site, deed.perform(call, preview, site, wire));
      } catch (SdkException failure) {
        return outcome(failure, site, wire);
      }
    } catch (ProblemException told) {
      return wire.untouched()
          ? new Outcome.Refused(told.problem())
          : new Outcome.InDoubt(told.problem());
    } catch (IllegalArgumentException wrong) {
      return wire.untouched()
          ? new Outcome.Refused(badArgument(wrong))
          : new Outcome.InDoubt(badArgument(wrong));
    } catch (RuntimeException broken) {
      var problem = unexpected(broken);
      return wire.untouched() ? new Outcome.Refused(problem) : new Outcome.InDoubt(problem);
    }
  }

  /// The place of a change was read before it, and stands on record with it.
  private Outcome believed(Call call, Site site, Outcome outcome) {
    if (spec.effect().changes() || !(outcome instanceof Outcome.Done)) return outcome;
    return account
        .doubt(site, call.around().clock())
        .<Outcome>map(Outcome.Refused::new)
        .orElse(outcome);
  }

  private Outcome outcome(SdkException failure, Site site, Wire wire) {
    var problem = Failures.problem(spec.name(), site, failure);
    if (!spec.effect().changes() || wire.untouched()) return new Outcome.Refused(problem);
    if (wire.accepted() > 0) {
      return new Outcome.InDoubt(
          Problem.of(
              "aws.partly-done",
              spec.name() + " stopped half way on target " + site.place().id(),
              problem.why() + "; before that, " + accepted(wire.accepted()),
              "look at what is there before doing it again"));
    }
    return Failures.nothingHappened(failure)
        ? new Outcome.Refused(problem)
        : new Outcome.InDoubt(problem);
  }

  private static String accepted(int requests) {
    return requests == 1
        ? "1 of its requests was accepted"
        : requests + " of its requests were accepted";
  }

  @Override
  public Probe probe(Call call, Preview preview) {
    try {
      var first = look(call, preview);
      if (first.verdict() != Verdict.DID_NOT_HAPPEN || !spec.effect().changes()) return first;
      call.around().clock().sleep(SECOND_LOOK);
      return look(call, preview);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return unknown("the look was interrupted");
    }
  }

  private Probe look(Call call, Preview preview) {
    try {
      var site = sites.apply(call);
      try {
        return deed.probe(call, preview, site);
      } catch (SdkException failure) {
        return unknown(Failures.problem("Looking", site, failure).text());
      }
    } catch (ProblemException told) {
      return unknown(told.problem().text());
    } catch (RuntimeException broken) {
      return unknown(unexpected(broken).text());
    }
  }

  private Probe unknown(String why) {
    return new Probe(Verdict.UNKNOWN, List.of(spec.name()), List.of(why), Map.of());
  }

  private Problem badArgument(IllegalArgumentException wrong) {
    return Problem.of(
        "aws.argument",
        spec.name() + " cannot be asked like this: " + wrong.getMessage(),
        "a parameter is missing or of another kind",
        "correct the step in the plan");
  }

  private Problem unexpected(RuntimeException broken) {
    return Problem.of(
        "aws.unexpected",
        spec.name() + " broke off: " + broken,
        "this is a fault of Holdfast",
        "look at what is there, and report it");
  }
}
