package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Preview;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

/// `aws.ec2.create-snapshot`: AWS chooses the name, so the tag alone tells whose it is.
final class VolumeSnapshot extends Named {
  @Override
  String what(Call call) {
    return "snapshot of " + call.args().text("volume-id");
  }

  /// Earlier attempts of the step are found by volume and step, this one by its key.
  @Override
  Optional<Thing> find(Call call, Preview preview, Site site) {
    return site
        .look()
        .ec2()
        .describeSnapshotsPaginator(
            ask ->
                ask.ownerIds("self")
                    .filters(
                        Filter.builder()
                            .name("volume-id")
                            .values(call.args().text("volume-id"))
                            .build(),
                        Filter.builder().name("tag-key").values(Marks.KEY).build()))
        .snapshots()
        .stream()
        .map(VolumeSnapshot::thing)
        .filter(thing -> Marks.thisStep(thing.tags(), call))
        .findFirst();
  }

  private static Thing thing(Snapshot snapshot) {
    var tags = new HashMap<String, String>();
    snapshot.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
    return new Thing(
        snapshot.snapshotId() + ", " + snapshot.stateAsString(),
        tags,
        Map.of("snapshot-id", snapshot.snapshotId()),
        "");
  }

  @Override
  Draft draft(Call call, Site site) {
    var id = call.args().text("volume-id");
    var volume = site.look().ec2().describeVolumes(ask -> ask.volumeIds(id)).volumes().getFirst();
    return new Draft("Takes a snapshot of volume " + id)
        .request("volumeId", id)
        .request("description", call.args().text("description"))
        .request("tags", Marks.of(call))
        .touches("1 new snapshot of " + volume.size() + " GiB; the volume is not changed", id);
  }

  @Override
  void create(Call call, Site site, Wire wire) {
    wire.send(
        () ->
            site.act()
                .ec2()
                .createSnapshot(
                    ask ->
                        ask.volumeId(call.args().text("volume-id"))
                            .description(call.args().text("description"))
                            .tagSpecifications(
                                TagSpecification.builder()
                                    .resourceType(ResourceType.SNAPSHOT)
                                    .tags(marks(call))
                                    .build())));
  }

  private static List<Tag> marks(Call call) {
    return Marks.of(call).entrySet().stream()
        .map(mark -> Tag.builder().key(mark.getKey()).value(mark.getValue()).build())
        .toList();
  }
}
