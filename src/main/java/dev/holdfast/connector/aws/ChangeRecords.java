package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/// `aws.route53.change-resource-record-sets`: all changes of the batch or none; the old record sets
/// are kept as the undo.
final class ChangeRecords extends Convergent {
  private static final String ABSENT = "not there";

  private static String zone(Call call) {
    return call.args().text("hosted-zone-id");
  }

  private static Optional<ResourceRecordSet> present(
      Route53Client route53, Call call, Change change) {
    var set = change.resourceRecordSet();
    return Records.find(route53, zone(call), set.name(), set.typeAsString(), set.setIdentifier());
  }

  @Override
  Map<String, String> facts(Call call, Site site) {
    var facts = new LinkedHashMap<String, String>();
    for (var change : Batch.of(call.args()).changes()) {
      facts.put(
          Records.label(change.resourceRecordSet()),
          present(site.look().route53(), call, change).map(Records::words).orElse(ABSENT));
    }
    return facts;
  }

  @Override
  public Preview preview(Call call, Site site) {
    var batch = Batch.of(call.args());
    var now = new LinkedHashMap<String, String>();
    var after = new LinkedHashMap<String, String>();
    var back = new ArrayList<Change>();
    for (var change : batch.changes()) {
      var set = change.resourceRecordSet();
      var old = present(site.look().route53(), call, change);
      now.put(Records.label(set), old.map(Records::words).orElse(ABSENT));
      after.put(
          Records.label(set), change.action() == ChangeAction.DELETE ? ABSENT : Records.words(set));
      old.map(was -> change(ChangeAction.UPSERT, was))
          .or(
              () ->
                  change.action() == ChangeAction.DELETE
                      ? Optional.empty()
                      : Optional.of(change(ChangeAction.DELETE, set)))
          .ifPresent(back::add);
    }
    var draft =
        new Draft("Changes " + batch.changes().size() + " record sets in zone " + zone(call))
            .request("hostedZoneId", zone(call))
            .request("changeBatch", Batch.written(batch.comment(), batch.changes()))
            .now(now)
            .after(after)
            .touches(batch.changes().size() + " record sets", names(batch.changes()))
            .warn("resolvers keep the old answer until its TTL is over");
    if (!back.isEmpty()) {
      draft.undo(
          new Preview.Undo(
              "aws.route53.change-resource-record-sets",
              site.place().id(),
              Map.of(
                  "hosted-zone-id",
                  zone(call),
                  "batch",
                  Batch.written("Puts back what was here before", back)),
              Facts.words(now)));
    }
    return draft.build();
  }

  private static Change change(ChangeAction action, ResourceRecordSet set) {
    return Change.builder().action(action).resourceRecordSet(set).build();
  }

  private static String names(List<Change> changes) {
    return String.join(
        ", ",
        changes.stream()
            .map(change -> Records.plain(change.resourceRecordSet().name()))
            .distinct()
            .toList());
  }

  @Override
  public Outcome perform(Call call, Preview preview, Site site, Wire wire) {
    var batch = Batch.of(call.args());
    var info =
        wire.send(
                () ->
                    site.act()
                        .route53()
                        .changeResourceRecordSets(
                            ask ->
                                ask.hostedZoneId(zone(call))
                                    .changeBatch(
                                        b -> b.comment(batch.comment()).changes(batch.changes()))))
            .changeInfo();
    return new Outcome.Done(
        "change " + info.id() + " is " + info.statusAsString(), Map.of("change-id", info.id()));
  }
}
