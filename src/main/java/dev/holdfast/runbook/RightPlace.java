package dev.holdfast.runbook;

import dev.holdfast.connector.Identity;
import dev.holdfast.connector.Place;
import dev.holdfast.incident.StepStatus;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Whether a target is what the plan says it is: read before a change, and before an absence seen
/// there is believed.
final class RightPlace {
  /// Code of the problem of a target that is another one than the plan says.
  static final String WRONG = Identity.WRONG_PLACE;

  private final Ledger ledger;
  private final Access access;

  RightPlace(Ledger ledger, Access access) {
    this.ledger = ledger;
    this.access = access;
  }

  /// Reads where the step would act; empty when it needs no target.
  Optional<Identity> read(StepWork.Prepared prepared) {
    return prepared.call().place().map(place -> access.identify(place));
  }

  /// Puts what was read on record in a line of its own, where no intent will tell it.
  void told(StepWork.Prepared prepared, Optional<Identity> identity) {
    identity.ifPresent(
        read -> ledger.recordOpen("step.identity", Facts.identity(prepared.node().name(), read)));
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
          wrong(
              place.get(),
              identity,
              "What acts there would change another place than the one that failed",
              "then retry"));
    }
    ledger.recordOpen("step.needs", need(prepared, place.get(), identity.why()));
    return false;
  }

  /// Before something is put back. A person has just asked for it, so that what nobody can tell is
  /// refused instead of asked about; what was accepted unread for the change holds for its undo.
  Optional<Problem> refusal(StepWork.Prepared prepared, Optional<Identity> read) {
    var place = prepared.call().place();
    if (place.isEmpty() || read.isEmpty() || believed(read.get(), place.get())) {
      return Optional.empty();
    }
    told(prepared, read);
    var why = "What is put back there would change another place; nothing was sent";
    return Optional.of(
        read.get().verdict() == Identity.Verdict.DIFFERENT
            ? wrong(place.get(), read.get(), why, "then undo it again")
            : Problem.of(
                "target.unread",
                "Nobody can tell where %s is (%s)".formatted(place.get().id(), read.get().why()),
                "What is put back there might change another place; nothing was sent",
                "undo it again once it can be read, or put it back by hand, and note it"));
  }

  private static Problem wrong(Place place, Identity identity, String why, String then) {
    return Problem.of(
        WRONG,
        "Target %s is not what the plan says (plan says / it is: %s)"
            .formatted(place.id(), differences(identity)),
        why,
        "use the right credential or endpoint, or correct the plan, " + then);
  }

  private static Map<String, Object> need(StepWork.Prepared prepared, Place place, String why) {
    var data = Facts.with(prepared.node().name(), "need", "confirm");
    data.put("name", place.id());
    data.put("identity", true);
    data.put(
        "ask",
        "Nobody can tell where %s is (%s). Look again, or type its name to accept it unread"
            .formatted(place.id(), why));
    return data;
  }

  /// Reads again what nobody could tell. An answer, whichever it is, ends the wait: the step is
  /// taken out of it on record, so that nobody else can take it up or skip it meanwhile.
  ///
  /// @param says whether what was read is told even if it is nothing new
  /// @param held whether the step has to stay as it is
  /// @return whether the step goes on
  boolean settles(StepWork.Prepared prepared, boolean says, BooleanSupplier held) {
    var place = prepared.call().place();
    var name = prepared.node().name();
    Optional<Identity> read;
    try {
      read = read(prepared);
    } catch (ProblemException e) {
      place.ifPresent(where -> stillUnread(prepared, where, e.problem().what()));
      return false;
    }
    if (place.isPresent()
        && read.isPresent()
        && read.get().verdict() == Identity.Verdict.UNREADABLE
        && !believed(read.get(), place.get())) {
      if (stillUnread(prepared, place.get(), read.get().why()) || says) told(prepared, read);
      return false;
    }
    if (held.getAsBoolean()) {
      if (says) told(prepared, read);
      return false;
    }
    var data = read.map(it -> Facts.identity(name, it)).orElseGet(() -> Facts.of(name));
    data.put("goesOn", true);
    return ledger.recordWhile(StepStatus.WAITING, "step.identity", data);
  }

  /// Asks again only where there is something new to say.
  private boolean stillUnread(StepWork.Prepared prepared, Place place, String why) {
    var need = need(prepared, place, why);
    var asked = ledger.read(fold -> fold.step(prepared.node().name()).ask());
    return !asked.equals(need.get("ask"))
        && ledger.recordWhile(StepStatus.WAITING, "step.needs", need);
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
