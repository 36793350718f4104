package dev.holdfast.connector.rehearsal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Names, walls and settings of AWS, simulated: Route 53, security groups, network ACLs, volume
/// snapshots, Parameter Store.
final class NetworkDeeds {
  private NetworkDeeds() {}

  static Map<String, Deed> all() {
    return Map.of(
        "aws.route53.change-resource-record-sets", NetworkDeeds::records,
        "aws.ec2.isolate-security-group", NetworkDeeds::isolate,
        "aws.ec2.set-security-group-rules", NetworkDeeds::rules,
        "aws.ec2.deny-in-network-acl", NetworkDeeds::deny,
        "aws.ec2.remove-network-acl-entries", NetworkDeeds::allow,
        "aws.ec2.create-snapshot", NetworkDeeds::snapshot,
        "aws.ssm.put-parameter", NetworkDeeds::parameter);
  }

  private static Change records(Scene scene) {
    var zone = scene.text("hosted-zone-id");
    var zones =
        scene.things().ofKind("aws.route53-record").stream()
            .map(id -> id.name().substring(0, Math.max(0, id.name().indexOf('/'))))
            .collect(Collectors.toSet());
    scene.things().ofKind("aws.hosted-zone").forEach(id -> zones.add(id.name()));
    if (!zones.isEmpty() && !zones.contains(zone)) {
      throw scene.refuse("not-found", "There is no hosted zone " + zone);
    }
    var file =
        scene
            .find("change-batch")
            .orElseThrow(() -> scene.refuse("missing-parameter", "change-batch is missing"));
    var path =
        file instanceof Path known
            ? known
            : scene.call().around().planFolder().resolve(file.toString());
    var batch = ChangeBatch.read(scene, path, scene.map("values"));
    var change =
        new Change("Points %d names elsewhere in %s".formatted(batch.entries().size(), zone))
            .touches(batch.entries().size() + " record sets")
            .confirm(batch.entries().getFirst().name());
    var same = true;
    for (var entry : batch.entries()) {
      var id = record(scene, zone, entry.name(), entry.type());
      var was = Json.text(scene.get(id, "value", "absent"));
      change.fact(entry.name() + " " + entry.type(), was, entry.value());
      same &= was.equals(entry.value());
    }
    return change
        .doneWhen(same)
        .effect(
            () -> {
              for (var entry : batch.entries()) {
                var id = record(scene, zone, entry.name(), entry.type());
                scene
                    .things()
                    .set(
                        id, Map.of("value", entry.value(), "changed", scene.now(), "health", "ok"));
              }
              var insync = scene.takes(Duration.ofSeconds(30), Duration.ofSeconds(60), zone);
              var name =
                  "C"
                      + Integer.toHexString(scene.call().key().hashCode())
                          .toUpperCase(java.util.Locale.ROOT);
              var id = ThingId.of("", "aws.route53-change", name);
              scene.things().set(id, Map.of("status", "PENDING"));
              scene.things().later(scene.now().plus(insync), id, Map.of("status", "INSYNC"));
              return Map.of("change-id", name);
            });
  }

  /// The record set where it is, in whatever target the plan put it.
  static ThingId record(Scene scene, String zone, String name, String type) {
    var wanted = Homes.record(scene.target(), zone, name, type);
    return scene.things().ofKind("aws.route53-record").stream()
        .filter(id -> id.name().equals(wanted.name()))
        .findFirst()
        .orElse(wanted);
  }

  private static Change isolate(Scene scene) {
    var id = scene.known("aws.security-group", scene.text("group"));
    var directions =
        scene.find("directions").isPresent()
            ? scene.texts("directions")
            : List.of("ingress", "egress");
    var was = Json.texts(scene.things().get(id, "isolated"));
    return new Change("Takes every rule out of the security group " + id.name())
        .fact(
            "open directions",
            was.isEmpty() ? "ingress, egress" : "none of " + was,
            "none of " + directions)
        .touches("1 security group; established connections stay until the network ACL denies them")
        .confirm(id.name())
        .undo(
            "aws.ec2.set-security-group-rules",
            scene.target(),
            Map.of(
                "group", id.name(),
                "ingress", Json.list(scene.things().get(id, "ingress")),
                "egress", Json.list(scene.things().get(id, "egress"))),
            "the rules that were there")
        .doneWhen(was.containsAll(directions))
        .effect(
            () -> {
              var revoked =
                  Json.list(scene.things().get(id, "ingress")).size()
                      + Json.list(scene.things().get(id, "egress")).size();
              scene.things().set(id, Map.of("isolated", directions, "isolated-at", scene.now()));
              if (directions.contains("ingress"))
                scene.things().set(id, Map.of("ingress", List.of()));
              if (directions.contains("egress"))
                scene.things().set(id, Map.of("egress", List.of()));
              return Map.of("revoked", (long) Math.max(revoked, 1));
            });
  }

  private static Change rules(Scene scene) {
    var id = scene.known("aws.security-group", scene.text("group"));
    var ingress = scene.list("ingress");
    var egress = scene.list("egress");
    var was = Json.list(scene.things().get(id, "ingress"));
    var wasOut = Json.list(scene.things().get(id, "egress"));
    return new Change("Sets the rules of the security group " + id.name())
        .fact("rules in", was.size(), ingress.size())
        .fact("rules out", wasOut.size(), egress.size())
        .touches("1 security group")
        .confirm(id.name())
        .undo(
            "aws.ec2.set-security-group-rules",
            scene.target(),
            Map.of("group", id.name(), "ingress", was, "egress", wasOut),
            "the rules that were there")
        .doneWhen(same(was, ingress) && same(wasOut, egress))
        .effect(
            () -> {
              scene.things().set(id, Map.of("ingress", ingress, "egress", egress));
              scene.things().unset(id, "isolated");
              scene.things().unset(id, "isolated-at");
              return Map.of();
            });
  }

  /// Rules have no order.
  static boolean same(List<Object> some, List<Object> others) {
    return some.size() == others.size()
        && some.stream()
            .map(String::valueOf)
            .sorted()
            .toList()
            .equals(others.stream().map(String::valueOf).sorted().toList());
  }

  private static Change deny(Scene scene) {
    var id = scene.known("aws.network-acl", scene.text("network-acl"));
    var rule = scene.number("rule-number", 1);
    var was = scene.get(id, "denies-" + rule, "allowed");
    return new Change("Denies all traffic, both ways, in the network ACL " + id.name())
        .fact("entry " + rule, was, "deny")
        .touches("every subnet of 1 network ACL")
        .confirm(id.name())
        .undo(
            "aws.ec2.remove-network-acl-entries",
            scene.target(),
            Map.of("network-acl", id.name(), "rule-number", rule),
            "removes the two entries again")
        .doneWhen(was.equals("deny"))
        .effect(
            () -> {
              scene.things().set(id, Map.of("denies-" + rule, "deny", "isolated-at", scene.now()));
              return Map.of();
            });
  }

  private static Change allow(Scene scene) {
    var id = scene.known("aws.network-acl", scene.text("network-acl"));
    var rule = scene.number("rule-number", 1);
    var was = scene.get(id, "denies-" + rule, "allowed");
    return new Change("Removes the denying entries of the network ACL " + id.name())
        .fact("entry " + rule, was, "allowed")
        .touches("every subnet of 1 network ACL")
        .confirm(id.name())
        .undo(
            "aws.ec2.deny-in-network-acl",
            scene.target(),
            Map.of("network-acl", id.name(), "rule-number", rule),
            "puts the two entries back")
        .doneWhen(was.equals("allowed"))
        .effect(
            () -> {
              scene.things().set(id, Map.of("denies-" + rule, "allowed"));
              scene.things().unset(id, "isolated-at");
              return Map.of();
            });
  }

  private static Change snapshot(Scene scene) {
    var volume = scene.known("aws.ebs-volume", scene.text("volume-id"));
    var name = "snap-" + Integer.toHexString((volume.name() + scene.call().key()).hashCode());
    return new Change("Takes a snapshot of the volume " + volume.name())
        .fact("snapshot of " + volume.name(), "absent", name)
        .touches("1 new snapshot")
        .effect(
            () -> {
              var id = scene.id("aws.ebs-snapshot", name);
              scene
                  .things()
                  .set(id, Map.of("status", "pending", "of", volume.name(), "time", scene.now()));
              var size = Json.number(scene.get(volume, "size", 100L), 100);
              var takes =
                  scene
                      .takes(Duration.ofMinutes(3), Duration.ofMinutes(8), volume.name())
                      .plusSeconds(Math.min(size, 1000));
              scene.things().later(scene.now().plus(takes), id, Map.of("status", "completed"));
              return Map.of("snapshot-id", name);
            });
  }

  private static Change parameter(Scene scene) {
    var id = scene.id("aws.ssm-parameter", scene.text("name"));
    var value = scene.text("value");
    if (scene.textOr("type", "String").equals("SecureString")) {
      throw scene.refuse("secure-string", "A secret is not written as a parameter of a plan");
    }
    var there = scene.things().has(id);
    if (there && scene.find("overwrite").isPresent() && !scene.flag("overwrite")) {
      throw scene.refuse("already-exists", "The parameter " + id.name() + " already exists");
    }
    var was = Json.text(scene.get(id, "value", ""));
    var version = Json.number(scene.get(id, "version", 0L), 0);
    var change =
        new Change("Writes the parameter " + id.name())
            .fact(id.name(), there ? was : "absent", value)
            .touches("1 parameter; tasks read it when they start")
            .confirm(id.name())
            .doneWhen(there && was.equals(value));
    if (there) {
      change.undo(
          "aws.ssm.put-parameter",
          scene.target(),
          Map.of("name", id.name(), "value", was),
          "the value " + was);
    }
    return change.effect(
        () -> {
          var health = scene.estate().health();
          if (health.instanceAt(EcsDeeds.host(was)).isPresent()) {
            scene.things().set(id, Map.of("was-endpoint", true));
          }
          scene
              .things()
              .set(id, Map.of("value", value, "version", version + 1, "changed", scene.now()));
          return Map.of("version", version + 1);
        });
  }
}
