package dev.holdfast.connector.rehearsal;

import dev.holdfast.connector.rehearsal.Sense.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Names, walls and parameters of AWS, read from the simulated estate.
final class NetworkSenses {
  private NetworkSenses() {}

  static Map<String, Sense> all() {
    return Map.of(
        "aws.ec2.security-group-isolated", NetworkSenses::isolated,
        "aws.ec2.security-group-rules", NetworkSenses::rules,
        "aws.ec2.network-acl-denies", NetworkSenses::denies,
        "aws.route53.change-insync", NetworkSenses::insync,
        "aws.route53.record", NetworkSenses::record,
        "aws.ssm.parameter", NetworkSenses::parameter,
        "aws.ssm.parameter-newer", NetworkSenses::newer);
  }

  private static Seen isolated(Scene scene) {
    var id = scene.known("aws.security-group", scene.text("group"));
    var wanted =
        scene.find("directions").isPresent()
            ? scene.texts("directions")
            : List.of("ingress", "egress");
    var closed = Json.texts(scene.things().get(id, "isolated"));
    return Seen.of(
        closed.containsAll(wanted), closed.isEmpty() ? "open" : "no rules for " + closed);
  }

  private static Seen rules(Scene scene) {
    var id = scene.known("aws.security-group", scene.text("group"));
    if (!scene.things().has(id)) return Seen.of(true, "as expected");
    var same =
        NetworkDeeds.same(
                Json.list(scene.things().get(id, "ingress")), plain(scene.list("ingress")))
            && NetworkDeeds.same(
                Json.list(scene.things().get(id, "egress")), plain(scene.list("egress")));
    return Seen.of(same, same ? "as expected" : "other rules than expected");
  }

  private static List<Object> plain(List<Object> rules) {
    return Json.list(Json.plain(rules));
  }

  private static Seen denies(Scene scene) {
    var id = scene.known("aws.network-acl", scene.text("network-acl"));
    var rule = scene.number("rule-number", 1);
    var says = Json.text(scene.get(id, "denies-" + rule, "allowed"));
    return Seen.of(says.equals("deny"), "entry " + rule + ": " + says);
  }

  private static Seen insync(Scene scene) {
    var id = ThingId.of("", "aws.route53-change", scene.text("change-id"));
    var status = Json.text(scene.get(id, "status", "unknown to the zone"));
    return Seen.of(status.equals("INSYNC"), status);
  }

  private static Seen record(Scene scene) {
    var zone = scene.text("hosted-zone-id");
    var id = NetworkDeeds.record(scene, zone, scene.text("name"), scene.textOr("type", "A"));
    var value = Json.text(scene.get(id, "value", "absent"));
    return Seen.of(host(value).equals(host(scene.text("is"))), value);
  }

  private static String host(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static Seen parameter(Scene scene) {
    var id = scene.there("aws.ssm-parameter", scene.text("name"));
    var value = Json.text(scene.get(id, "value", ""));
    return Seen.of(value.equals(scene.text("is")), value);
  }

  private static Seen newer(Scene scene) {
    var id = scene.there("aws.ssm-parameter", scene.text("name"));
    var changed = Json.text(scene.get(id, "changed", Instant.EPOCH.toString()));
    var than = scene.instant("than").orElse(Instant.EPOCH);
    return Seen.of(Instant.parse(changed).isAfter(than), "written " + changed);
  }
}
