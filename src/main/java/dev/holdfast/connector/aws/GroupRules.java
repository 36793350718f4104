package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/// Gives a security group a stated set of rules; the empty set isolates it. Rules that are not
/// wanted go first, so that the group is never more open than before or after.
abstract class GroupRules extends Convergent {
  /// What may come in and what may go out.
  record Both(SequencedSet<Rule> ingress, SequencedSet<Rule> egress) {
    static Both of(SecurityGroup group) {
      return new Both(Rule.read(group.ipPermissions()), Rule.read(group.ipPermissionsEgress()));
    }

    Map<String, String> facts() {
      return Facts.of("ingress", Rule.words(ingress), "egress", Rule.words(egress));
    }

    int size() {
      return ingress.size() + egress.size();
    }
  }

  /// The rules that the group is to have.
  abstract Both wanted(Call call, Both now);

  static SecurityGroup group(Ec2Client ec2, String name) {
    var found =
        name.startsWith("sg-")
            ? ec2.describeSecurityGroups(ask -> ask.groupIds(name))
            : ec2.describeSecurityGroups(
                ask -> ask.filters(Filter.builder().name("group-name").values(name).build()));
    if (found.securityGroups().size() == 1) return found.securityGroups().getFirst();
    throw new ProblemException(
        Problem.of(
            "aws.not-found",
            found.securityGroups().size() + " security groups are called " + name,
            "it must be one",
            "give its id, sg-..."));
  }

  private static SecurityGroup group(Call call, Site site) {
    return group(site.look().ec2(), call.args().text("group"));
  }

  @Override
  final Map<String, String> facts(Call call, Site site) {
    return Both.of(group(call, site)).facts();
  }

  @Override
  public final Preview preview(Call call, Site site) {
    var group = group(call, site);
    var now = Both.of(group);
    var wanted = wanted(call, now);
    var gone = minus(now.ingress(), wanted.ingress()) + minus(now.egress(), wanted.egress());
    var added = minus(wanted.ingress(), now.ingress()) + minus(wanted.egress(), now.egress());
    return new Draft("Takes " + gone + " rules out of " + group.groupName() + ", adds " + added)
        .request("groupId", group.groupId())
        .request("ingress", wanted.ingress().stream().map(Rule::written).toList())
        .request("egress", wanted.egress().stream().map(Rule::written).toList())
        .now(now.facts())
        .after(wanted.facts())
        .touches("1 security group: " + gone + " rules out, " + added + " in", group.groupId())
        .undo(
            new Preview.Undo(
                "aws.ec2.set-security-group-rules",
                site.place().id(),
                Map.of(
                    "group",
                    group.groupId(),
                    "ingress",
                    now.ingress().stream().map(Rule::written).toList(),
                    "egress",
                    now.egress().stream().map(Rule::written).toList()),
                "the " + now.size() + " rules of before"))
        .warn("connections that are open stay open; a network ACL cuts those")
        .build();
  }

  private static int minus(SequencedSet<Rule> from, SequencedSet<Rule> what) {
    return difference(from, what).size();
  }

  private static List<IpPermission> difference(SequencedSet<Rule> from, SequencedSet<Rule> what) {
    return from.stream().filter(rule -> !what.contains(rule)).map(Rule::permission).toList();
  }

  @Override
  public final Outcome perform(Call call, Preview preview, Site site, Wire wire) {
    var group = group(call, site);
    var id = group.groupId();
    var now = Both.of(group);
    var wanted = wanted(call, now);
    var ec2 = site.act().ec2();
    var noIngress = difference(now.ingress(), wanted.ingress());
    var noEgress = difference(now.egress(), wanted.egress());
    var ingress = difference(wanted.ingress(), now.ingress());
    var egress = difference(wanted.egress(), now.egress());
    if (!noIngress.isEmpty()) {
      wire.send(() -> ec2.revokeSecurityGroupIngress(r -> r.groupId(id).ipPermissions(noIngress)));
    }
    if (!noEgress.isEmpty()) {
      wire.send(() -> ec2.revokeSecurityGroupEgress(r -> r.groupId(id).ipPermissions(noEgress)));
    }
    if (!ingress.isEmpty()) {
      wire.send(() -> ec2.authorizeSecurityGroupIngress(r -> r.groupId(id).ipPermissions(ingress)));
    }
    if (!egress.isEmpty()) {
      wire.send(() -> ec2.authorizeSecurityGroupEgress(r -> r.groupId(id).ipPermissions(egress)));
    }
    var revoked = noIngress.size() + noEgress.size();
    var added = ingress.size() + egress.size();
    return new Outcome.Done(
        id + ": " + revoked + " rules taken out, " + added + " added", outputs(revoked));
  }

  /// What later steps are told about the rules taken out.
  Map<String, Object> outputs(int revoked) {
    return Map.of();
  }

  /// `aws.ec2.isolate-security-group`: a group without rules lets nothing through.
  static final class Isolate extends GroupRules {
    @Override
    Both wanted(Call call, Both now) {
      var directions = directions(call.args().texts("directions"));
      var none = new LinkedHashSet<Rule>();
      return new Both(
          directions.contains("ingress") ? none : now.ingress(),
          directions.contains("egress") ? none : now.egress());
    }

    static List<String> directions(List<String> stated) {
      if (!List.of("ingress", "egress").containsAll(stated)) {
        throw new IllegalArgumentException("directions are ingress and egress, not " + stated);
      }
      return stated.isEmpty() ? List.of("ingress", "egress") : stated;
    }

    @Override
    Map<String, Object> outputs(int revoked) {
      return Map.of("revoked", (long) revoked);
    }

    @Override
    Map<String, Object> outputs(Call call, Preview preview, Site site) {
      var gone =
          List.of("ingress", "egress").stream()
              .filter(way -> "nothing".equals(preview.after().get(way)))
              .map(way -> preview.now().getOrDefault(way, "nothing"))
              .filter(rules -> !rules.equals("nothing"))
              .mapToLong(rules -> rules.split("; ", -1).length)
              .sum();
      return Map.of("revoked", gone);
    }
  }

  /// `aws.ec2.set-security-group-rules`.
  static final class Exactly extends GroupRules {
    @Override
    Both wanted(Call call, Both now) {
      return new Both(
          Rule.parse(call.args().find("ingress")), Rule.parse(call.args().find("egress")));
    }
  }
}
