package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/// Deny entries of a network ACL: unlike a security group it also cuts connections that are open.
abstract class AclEntries extends Convergent {
  static String acl(Call call) {
    return call.args().text("network-acl");
  }

  static int number(Call call) {
    return call.args().has("rule-number") ? Math.toIntExact(call.args().integer("rule-number")) : 1;
  }

  static Map<Boolean, NetworkAclEntry> entries(Ec2Client ec2, String acl, int number) {
    var found = new LinkedHashMap<Boolean, NetworkAclEntry>();
    ec2
        .describeNetworkAcls(ask -> ask.networkAclIds(acl))
        .networkAcls()
        .getFirst()
        .entries()
        .stream()
        .filter(entry -> entry.ruleNumber() == number)
        .forEach(entry -> found.put(entry.egress(), entry));
    return found;
  }

  static Map<Boolean, NetworkAclEntry> entries(Call call, Site site) {
    return entries(site.look().ec2(), acl(call), number(call));
  }

  @Override
  final Map<String, String> facts(Call call, Site site) {
    return facts(entries(call, site), number(call));
  }

  static Map<String, String> facts(Map<Boolean, NetworkAclEntry> entries, int number) {
    return Facts.of(
        "ingress " + number, words(entries, false), "egress " + number, words(entries, true));
  }

  private static String words(Map<Boolean, NetworkAclEntry> entries, boolean egress) {
    return Optional.ofNullable(entries.get(egress)).map(AclEntries::words).orElse("not there");
  }

  static String words(NetworkAclEntry entry) {
    var ports = entry.portRange();
    var protocol = "-1".equals(entry.protocol()) ? "all" : "protocol " + entry.protocol();
    return entry.ruleActionAsString()
        + " "
        + protocol
        + (ports == null || ports.from() == null ? "" : " " + ports.from() + "-" + ports.to())
        + " "
        + cidr(entry);
  }

  static String cidr(NetworkAclEntry entry) {
    return Stream.of(entry.cidrBlock(), entry.ipv6CidrBlock())
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  /// `aws.ec2.deny-in-network-acl`.
  static final class Deny extends AclEntries {
    private static String range(Call call) {
      return Optional.ofNullable(call.args().textOr("cidr", null)).orElse("0.0.0.0/0");
    }

    @Override
    public Preview preview(Call call, Site site) {
      var number = number(call);
      var present = entries(call, site);
      var deny = "deny all " + range(call);
      for (var entry : present.values()) {
        if (!words(entry).equals(deny)) throw new ProblemException(taken(call, entry));
      }
      return new Draft("Denies " + range(call) + " in " + acl(call) + ", both directions")
          .request("networkAclId", acl(call))
          .request("ruleNumber", number)
          .request("protocol", "-1")
          .request("ruleAction", "deny")
          .request("cidr", range(call))
          .now(facts(present, number))
          .after(Facts.of("ingress " + number, deny, "egress " + number, deny))
          .touches("2 entries of 1 network ACL; every subnet that uses it", acl(call))
          .undo(
              new Preview.Undo(
                  "aws.ec2.remove-network-acl-entries",
                  site.place().id(),
                  Map.of("network-acl", acl(call), "rule-number", (long) number),
                  acl(call) + " without entries " + number))
          .build();
    }

    private static Problem taken(Call call, NetworkAclEntry entry) {
      return Problem.of(
          "aws.rule-number",
          "Entry " + number(call) + " of " + acl(call) + " is taken: " + words(entry),
          "replacing it would lose it",
          "choose another rule-number");
    }

    @Override
    public Outcome perform(Call call, Preview preview, Site site, Wire wire) {
      var present = entries(call, site);
      for (var egress : List.of(false, true)) {
        if (present.containsKey(egress)) continue;
        var range = range(call);
        wire.send(
            () ->
                site.act()
                    .ec2()
                    .createNetworkAclEntry(
                        ask -> {
                          ask.networkAclId(acl(call))
                              .ruleNumber(number(call))
                              .protocol("-1")
                              .ruleAction(RuleAction.DENY)
                              .egress(egress);
                          if (range.contains(":")) {
                            ask.ipv6CidrBlock(range);
                          } else {
                            ask.cidrBlock(range);
                          }
                        }));
      }
      return new Outcome.Done(acl(call) + " denies " + range(call), Map.of());
    }
  }

  /// `aws.ec2.remove-network-acl-entries`.
  static final class Remove extends AclEntries {
    @Override
    public Preview preview(Call call, Site site) {
      var number = number(call);
      var present = entries(call, site);
      var draft =
          new Draft("Takes entries " + number + " out of " + acl(call))
              .request("networkAclId", acl(call))
              .request("ruleNumber", number)
              .now(facts(present, number))
              .after(facts(Map.of(), number))
              .touches(present.size() + " entries of 1 network ACL", acl(call));
      var denied = present.values().stream().map(AclEntries::words).distinct().toList();
      if (present.size() == 2 && denied.size() == 1 && denied.getFirst().startsWith("deny all ")) {
        var range = cidr(present.values().iterator().next());
        draft.undo(
            new Preview.Undo(
                "aws.ec2.deny-in-network-acl",
                site.place().id(),
                Map.of("network-acl", acl(call), "rule-number", (long) number, "cidr", range),
                "entries " + number + " that deny " + range));
      } else if (!present.isEmpty()) {
        draft.warn("these entries are not a plain deny: they cannot be put back by an undo");
      }
      return draft.build();
    }

    @Override
    public Outcome perform(Call call, Preview preview, Site site, Wire wire) {
      var present = entries(call, site);
      for (var egress : present.keySet()) {
        wire.send(
            () ->
                site.act()
                    .ec2()
                    .deleteNetworkAclEntry(
                        ask ->
                            ask.networkAclId(acl(call)).ruleNumber(number(call)).egress(egress)));
      }
      return new Outcome.Done(present.size() + " entries taken out of " + acl(call), Map.of());
    }
  }
}
