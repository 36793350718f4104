package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Check;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.aws.Sense.Look;
import dev.holdfast.connector.aws.Sense.Seen;
import dev.holdfast.kernel.ProblemException;
import java.time.Duration;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/// Runs a [Sense] and never throws: what cannot be read is unknown with the reason; only AWS saying
/// that the thing does not exist counts as evidence against it, and only where it is the plan's
/// account that says so.
record GuardedCheck(CheckSpec spec, Sense sense, Function<Call, Site> sites, RightAccount account)
    implements Check {
  @Override
  public Reading read(Call call) {
    var clock = call.around().clock();
    var began = clock.mono();
    var seen = look(call);
    return new Reading(
        seen.state(),
        seen.value(),
        clock.now(),
        Duration.ofNanos(clock.mono() - began),
        seen.facts());
  }

  private Seen look(Call call) {
    try {
      var site = sites.apply(call);
      var seen = see(call, site);
      if (seen.state() == Reading.State.UNKNOWN) return seen;
      return account
          .doubt(site, call.around().clock())
          .map(doubt -> Seen.unknown("cannot be sensed: " + doubt.what()))
          .orElse(seen);
    } catch (ProblemException told) {
      return Seen.unknown(told.problem().text());
    } catch (RuntimeException broken) {
      return Seen.unknown("cannot be read: " + broken.getMessage());
    }
  }

  private Seen see(Call call, Site site) {
    try {
      return sense.see(new Look(call.args(), site, call.around().clock()));
    } catch (SdkException failure) {
      return Failures.notFound(failure)
          ? Seen.absent()
          : Seen.unknown(Failures.problem(spec.title(), site, failure).text());
    }
  }
}
