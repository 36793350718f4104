package dev.holdfast.connector.aws;

import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Identity.Line;
import dev.holdfast.connector.Identity.Verdict;
import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.arns.Arn;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.model.DBInstance;

/// Reads which account and Region answer, and compares them with the plan. STS names the account
/// but no Region, so the Region comes from what a regional service says about itself.
final class Whereabouts {
  private Whereabouts() {}

  private static final List<Function<Clients, Optional<String>>> REGION =
      List.of(
          aws ->
              aws.ec2().describeAvailabilityZones().availabilityZones().stream()
                  .map(zone -> zone.regionName())
                  .findFirst(),
          aws ->
              aws.ecs().listClusters().clusterArns().stream()
                  .findFirst()
                  .flatMap(Whereabouts::region),
          aws ->
              aws.rds().describeDBInstances().dbInstances().stream()
                  .map(DBInstance::dbInstanceArn)
                  .findFirst()
                  .flatMap(Whereabouts::region));

  static Identity of(Place place, Clock clock, Function<Place, Site> sites) {
    try {
      var site = sites.apply(place);
      try {
        return compare(site, place, clock);
      } catch (SdkException failure) {
        return unreadable(
            clock,
            site.keys().words(),
            Failures.problem("Reading who answers", site, failure).text());
      }
    } catch (ProblemException told) {
      return unreadable(clock, "none", told.problem().text());
    }
  }

  private static Identity compare(Site site, Place place, Clock clock) {
    var caller = site.look().sts().getCallerIdentity();
    var credential = site.keys().words() + " (" + caller.arn() + ")";
    var account = place.setting("account").orElse("unstated");
    var region = region(site.look());
    var lines =
        List.of(
            new Line("account", account, caller.account()),
            new Line("Region", site.region(), region.orElse("not known")));
    if (region.isEmpty()) {
      return new Identity(
          Verdict.UNREADABLE,
          lines,
          credential,
          "no service of this target said which Region it is in",
          clock.now());
    }
    if (account.equals("unstated")) {
      var verdict = lines.get(1).same() ? Verdict.UNREADABLE : Verdict.DIFFERENT;
      return new Identity(
          verdict,
          lines,
          credential,
          "the plan does not say which account target " + place.id() + " is",
          clock.now());
    }
    var same = lines.stream().allMatch(Line::same);
    return new Identity(
        same ? Verdict.SAME : Verdict.DIFFERENT, lines, credential, remark(place), clock.now());
  }

  /// What a person at a shell set up for an emulator wants to know: this was AWS itself.
  private static String remark(Place place) {
    var elsewhere = Ambient.here().endpoints(place);
    return elsewhere.isEmpty() ? "" : "not followed: " + String.join(", ", elsewhere);
  }

  /// As a regional service says it; empty where none may be asked.
  static Optional<String> region(Clients aws) {
    return REGION.stream().flatMap(reader -> answer(reader, aws).stream()).findFirst();
  }

  private static Optional<String> answer(Function<Clients, Optional<String>> reader, Clients aws) {
    try {
      return reader.apply(aws);
    } catch (SdkException notAllowed) {
      // The next service may be readable with this credential; none at all is said as such.
      return Optional.empty();
    }
  }

  private static Optional<String> region(String arn) {
    return Arn.tryFromString(arn).flatMap(Arn::region);
  }

  private static Identity unreadable(Clock clock, String credential, String why) {
    return new Identity(Verdict.UNREADABLE, List.of(), credential, why, clock.now());
  }
}
