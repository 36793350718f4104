package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.aws.Sense.Look;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;

/// Runs a [Finder] and never throws: what cannot be read is unknown with the reason; only AWS
/// saying that the thing does not exist counts as evidence against it.
record GuardedPoints(Spec spec, Finder finder, Function<Call, Site> sites, RightAccount account)
    implements RecoveryPoints {
  @Override
  public Found read(Call call) {
    var clock = call.around().clock();
    try {
      var site = sites.apply(call);
      var found = find(call, site);
      if (found instanceof Found.Unknown) return found;
      return account
          .doubt(site, clock)
          .<Found>map(doubt -> new Found.Unknown(clock.now(), "cannot be sensed: " + doubt.what()))
          .orElse(found);
    } catch (ProblemException told) {
      return new Found.Unknown(clock.now(), told.problem().text());
    } catch (RuntimeException broken) {
      return new Found.Unknown(clock.now(), "cannot be read: " + broken.getMessage());
    }
  }

  private Found find(Call call, Site site) {
    var clock = call.around().clock();
    try {
      var look = new Look(call.args(), site, clock);
      return finder.find(look, target -> other(at(call, target)));
    } catch (SdkException failure) {
      var problem = Failures.problem(spec.title(), site, failure);
      return Failures.notFound(failure)
          ? new Found.Read(
              clock.now(),
              java.util.List.of(),
              java.util.List.of(new Flaw("not-there", problem.what() + ", " + problem.why())),
              java.util.Map.of())
          : new Found.Unknown(clock.now(), problem.text());
    }
  }

  private Site other(Call call) {
    var site = sites.apply(call);
    account
        .doubt(site, call.around().clock())
        .ifPresent(
            doubt -> {
              throw new ProblemException(doubt);
            });
    return site;
  }

  private static Call at(Call call, String target) {
    var place = call.around().places().get(target);
    if (place == null) {
      throw new ProblemException(
          Problem.of(
              "plan.unknown-target",
              "The plan has no target called " + target,
              "The original cannot be compared with its copy",
              "name a target of the plan"));
    }
    return new Call(
        call.incident(),
        call.step(),
        call.attempt(),
        call.key(),
        Optional.of(place),
        call.args(),
        call.around(),
        call.watch());
  }
}
