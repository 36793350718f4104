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

  /// What was found before a change.
  ///
  /// @param holds false when a person is asked first
  /// @param identity as it was read; empty where there is no place to read
  record Found(boolean holds, Optional<Identity> identity) {
    /// The right place, and on record as such.
    static final Found TOLD = new Found(true, Optional.empty());
  }

  /// Before a change. What is as it should be is not on record yet: the intent tells it.
  ///
  /// @throws ProblemException when it is another place
  Found before(StepWork.Prepared prepared) {
    var place = prepared.call().place();
    if (place.isEmpty()) return Found.TOLD;
    var name = prepared.node().name();
    var identity = access.of(place.get()).identify(place.get());
    var found = new Found(believed(identity, place.get()), Optional.of(identity));
    if (found.holds()) return found;
    tell(prepared, found);
    if (identity.verdict() == Identity.Verdict.DIFFERENT) {
      throw new ProblemException(
          Problem.of(
              "target.wrong-place",
              "Target %s is not what the plan says".formatted(place.get().id()),
              "Plan says / it is: " + differences(identity),
              "use the right credential or endpoint, or correct the plan, then retry"));
    }
    var target = place.get().id();
    var data = Facts.with(name, "need", "confirm");
    data.put("name", target);
    data.put("identity", true);
    data.put(
        "ask",
        "Nobody can tell where %s is (%s). Type its name to accept it unread"
            .formatted(target, identity.why()));
    ledger.record("step.needs", data);
    return found;
  }

  /// Puts what was found on record by itself, for a person who is to see it.
  void tell(StepWork.Prepared prepared, Found found) {
    found
        .identity()
        .ifPresent(
            identity ->
                ledger.record("step.identity", Facts.identity(prepared.node().name(), identity)));
  }

  /// Why what is seen there proves nothing; empty when it is the right place.
  Optional<String> doubt(StepWork.Prepared prepared) {
    var place = prepared.call().place();
    if (place.isEmpty()) return Optional.empty();
    try {
      var identity = read(prepared.node().name(), place.get());
      if (believed(identity, place.get())) return Optional.empty();
      return Optional.of(
          identity.verdict() == Identity.Verdict.DIFFERENT
              ? "target %s is not what the plan says (plan / it is: %s)"
                  .formatted(place.get().id(), differences(identity))
              : "nobody can tell where %s is (%s)".formatted(place.get().id(), identity.why()));
    } catch (ProblemException e) {
      return Optional.of(e.problem().text());
    }
  }

  private Identity read(String step, Place place) {
    var identity = access.of(place).identify(place);
    ledger.record("step.identity", Facts.identity(step, identity));
    return identity;
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
