package dev.holdfast.runbook;

import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Place;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.util.Optional;

/// Whether a target is what the plan says it is: read before a change, and before an absence seen
/// there is believed.
final class RightPlace {
  private final Ledger ledger;
  private final Access access;

  RightPlace(Ledger ledger, Access access) {
    this.ledger = ledger;
    this.access = access;
  }

  /// Reads where the step would act; empty when it needs no target.
  Optional<Identity> read(StepWork.Prepared prepared) {
    return prepared.call().place().map(place -> access.of(place).identify(place));
  }

  /// Puts what was read on record in a line of its own, where no intent will tell it.
  void told(StepWork.Prepared prepared, Optional<Identity> identity) {
    identity.ifPresent(
        read -> ledger.record("step.identity", Facts.identity(prepared.node().name(), read)));
  }

  /// Before a change.
  ///
  /// @return false when a person is asked first
  /// @throws ProblemException when it is another place
  boolean holds(StepWork.Prepared prepared, Optional<Identity> read) {
    var place = prepared.call().place();
    if (place.isEmpty() || read.isEmpty() || believed(read.get(), place.get())) return true;
    var identity = read.get();
    told(prepared, read);
    if (identity.verdict() == Identity.Verdict.DIFFERENT) {
      throw new ProblemException(
          Problem.of(
              "target.wrong-place",
              "Target %s is not what the plan says".formatted(place.get().id()),
              "Plan says / it is: " + differences(identity),
              "use the right credential or endpoint, or correct the plan, then retry"));
    }
    var target = place.get().id();
    var data = Facts.with(prepared.node().name(), "need", "confirm");
    data.put("name", target);
    data.put("identity", true);
    data.put(
        "ask",
        "Nobody can tell where %s is (%s). Type its name to accept it unread"
            .formatted(target, identity.why()));
    ledger.record("step.needs", data);
    return false;
  }

  /// Why what is seen there proves nothing; empty when it is the right place.
  Optional<String> doubt(StepWork.Prepared prepared) {
    var place = prepared.call().place();
    if (place.isEmpty()) return Optional.empty();
    try {
      var read = read(prepared);
      told(prepared, read);
      if (read.isEmpty() || believed(read.get(), place.get())) return Optional.empty();
      var identity = read.get();
      return Optional.of(
          identity.verdict() == Identity.Verdict.DIFFERENT
              ? "target %s is not what the plan says (plan / it is: %s)"
                  .formatted(place.get().id(), differences(identity))
              : "nobody can tell where %s is (%s)".formatted(place.get().id(), identity.why()));
    } catch (ProblemException e) {
      return Optional.of(e.problem().text());
    }
  }

  private boolean believed(Identity identity, Place place) {
    return switch (identity.verdict()) {
      case SAME -> true;
      case DIFFERENT -> false;
      case UNREADABLE -> ledger.read(fold -> fold.acceptedTargets().containsKey(place.id()));
    };
  }

  private static String differences(Identity identity) {
    return String.join(
        ", ",
        identity.lines().stream()
            .filter(line -> !line.same())
            .map(line -> "%s %s / %s".formatted(line.label(), line.planSays(), line.itIs()))
            .toList());
  }
}
