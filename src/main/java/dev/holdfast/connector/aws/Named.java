package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.connector.Probe.Verdict;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/// Makes something under a name that the plan chose and tags that say who made it. What carries our
/// tags is adopted; the name without them belongs to someone else and is never touched.
abstract class Named implements Deed {
  /// What was found under the name.
  ///
  /// @param waiting why the outputs are not complete yet; empty = they are
  record Thing(
      String words, Map<String, String> tags, Map<String, Object> outputs, String waiting) {}

  /// What the thing is called, with its kind: `database instance x`.
  abstract String what(Call call);

  abstract Optional<Thing> find(Call call, Preview preview, Site site);

  abstract void create(Call call, Site site, Wire wire);

  /// Fills in the request and what it is made from; the state now is added by [#preview].
  abstract Draft draft(Call call, Site site);

  @Override
  public final Preview preview(Call call, Site site) {
    var draft = draft(call, site);
    var there = find(call, new Draft("").build(), site);
    if (there.isPresent() && !Marks.thisStep(there.get().tags(), call)) {
      throw new ProblemException(taken(call, there.get()));
    }
    there.ifPresent(
        thing -> draft.warn("an earlier attempt of this step made it: it will be adopted"));
    return draft
        .now(Facts.of(what(call), there.map(Thing::words).orElse("not there")))
        .after(Facts.of(what(call), "made by this step"))
        .build();
  }

  @Override
  public final Outcome perform(Call call, Preview preview, Site site, Wire wire) {
    var there = find(call, preview, site);
    if (there.isPresent() && !Marks.thisStep(there.get().tags(), call)) {
      return new Outcome.Refused(taken(call, there.get()));
    }
    var made = there.isEmpty() && created(call, preview, site, wire);
    var verb = made ? "made " : "adopted ";
    var whole = await(call, preview, site);
    return whole.isPresent()
        ? new Outcome.Done(verb + what(call) + ": " + whole.get().words(), whole.get().outputs())
        : new Outcome.InDoubt(notReady(call));
  }

  /// False where AWS refused because the thing is there after all, and it is ours: an earlier
  /// request of this step arrived late.
  private boolean created(Call call, Preview preview, Site site, Wire wire) {
    try {
      create(call, site, wire);
      return true;
    } catch (AwsServiceException refused) {
      if (!Failures.nothingHappened(refused)) throw refused;
      var there = find(call, preview, site);
      if (there.isEmpty() || !Marks.thisStep(there.get().tags(), call)) throw refused;
      return false;
    }
  }

  private Optional<Thing> await(Call call, Preview preview, Site site) {
    return Patience.await(
        call,
        () -> {
          var thing = find(call, preview, site);
          thing.ifPresent(
              seen -> {
                if (!seen.waiting().isEmpty()) call.watch().progress(seen.waiting());
              });
          return thing.filter(seen -> seen.waiting().isEmpty());
        });
  }

  @Override
  public final Probe probe(Call call, Preview preview, Site site) {
    var looked = List.of(what(call) + " and its tags");
    var there = find(call, preview, site);
    if (there.isEmpty()) {
      return new Probe(
          Verdict.DID_NOT_HAPPEN, looked, List.of(what(call) + " is not there"), Map.of());
    }
    var thing = there.get();
    if (!Marks.thisStep(thing.tags(), call)) {
      return new Probe(
          Verdict.UNKNOWN,
          looked,
          List.of(what(call) + ": " + thing.words() + ", without the tag of this step"),
          Map.of());
    }
    var whole = thing.waiting().isEmpty() ? there : await(call, preview, site);
    return new Probe(
        Verdict.HAPPENED,
        looked,
        List.of(
            what(call) + ": " + whole.orElse(thing).words(),
            Marks.KEY + " = " + thing.tags().getOrDefault(Marks.KEY, "")),
        whole.orElse(thing).outputs());
  }

  private Problem taken(Call call, Thing thing) {
    return Problem.of(
        "aws.name-taken",
        "There is already a " + what(call) + " (" + thing.words() + ")",
        "it does not carry the tags of this step, so it is someone else's",
        "choose another name, or take the other one away first");
  }

  private Problem notReady(Call call) {
    return Problem.of(
        "aws.not-ready",
        what(call) + " was accepted but is not complete yet",
        "the wait ended before AWS named what later steps need",
        "look again: it is adopted when it is there");
  }
}
