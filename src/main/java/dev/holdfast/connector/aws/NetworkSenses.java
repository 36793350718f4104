package dev.holdfast.connector.aws;

import static dev.holdfast.connector.aws.Sense.Seen.passesIf;

import dev.holdfast.connector.aws.Sense.Look;
import dev.holdfast.connector.aws.Sense.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;

/// Checks of what lets traffic through: groups, network ACLs, DNS, certificates.
final class NetworkSenses {
  private NetworkSenses() {}

  static final Map<String, Sense> ALL =
      Map.of(
          "aws.ec2.snapshot-status", NetworkSenses::snapshot,
          "aws.ec2.security-group-isolated", NetworkSenses::isolated,
          "aws.ec2.security-group-rules", NetworkSenses::rules,
          "aws.ec2.network-acl-denies", NetworkSenses::denies,
          "aws.route53.change-insync", NetworkSenses::change,
          "aws.route53.record", NetworkSenses::record,
          "aws.acm.certificate-valid", NetworkSenses::certificate);

  private static Seen snapshot(Look look) {
    var id = look.text("snapshot-id");
    var found =
        look.aws().ec2().describeSnapshots(ask -> ask.snapshotIds(id)).snapshots().getFirst();
    var state = found.stateAsString();
    return passesIf(
        state.equals(look.is("completed")),
        state.equals("pending") ? state + " " + found.progress() : state);
  }

  private static GroupRules.Both group(Look look) {
    return GroupRules.Both.of(GroupRules.group(look.aws().ec2(), look.text("group")));
  }

  private static Seen isolated(Look look) {
    var rules = group(look);
    var directions = GroupRules.Isolate.directions(look.args().texts("directions"));
    var open =
        (directions.contains("ingress") ? rules.ingress().size() : 0)
            + (directions.contains("egress") ? rules.egress().size() : 0);
    return passesIf(open == 0, open == 0 ? "no rules" : open + " rules let traffic through");
  }

  private static Seen rules(Look look) {
    var rules = group(look);
    var differences = new ArrayList<String>();
    compare("ingress", rules.ingress(), Rule.parse(look.args().find("ingress")), differences);
    compare("egress", rules.egress(), Rule.parse(look.args().find("egress")), differences);
    return passesIf(
        differences.isEmpty(),
        differences.isEmpty()
            ? rules.size() + " rules as expected"
            : String.join("; ", differences));
  }

  private static void compare(
      String way, SequencedSet<Rule> seen, SequencedSet<Rule> wanted, List<String> differences) {
    var here = bare(seen);
    var there = bare(wanted);
    here.stream()
        .filter(rule -> !there.contains(rule))
        .forEach(rule -> differences.add(way + " too many: " + rule.words()));
    there.stream()
        .filter(rule -> !here.contains(rule))
        .forEach(rule -> differences.add(way + " missing: " + rule.words()));
  }

  private static SequencedSet<Rule> bare(SequencedSet<Rule> rules) {
    return rules.stream().map(Rule::bare).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Seen denies(Look look) {
    var number = (int) look.number("rule-number", 1);
    var entries = AclEntries.entries(look.aws().ec2(), look.text("network-acl"), number);
    var facts = AclEntries.facts(entries, number);
    var denied =
        Stream.of(false, true)
            .allMatch(
                egress -> {
                  NetworkAclEntry entry = entries.get(egress);
                  return entry != null && AclEntries.words(entry).startsWith("deny all ");
                });
    return passesIf(denied, Facts.words(facts));
  }

  private static Seen change(Look look) {
    var status =
        look.aws()
            .route53()
            .getChange(ask -> ask.id(look.text("change-id")))
            .changeInfo()
            .statusAsString();
    return passesIf(status.equals("INSYNC"), status);
  }

  private static Seen record(Look look) {
    var found =
        Records.find(
            look.aws().route53(),
            look.text("hosted-zone-id"),
            look.text("name"),
            look.text("type"),
            null);
    var wanted = Records.plain(look.is(""));
    return found
        .map(set -> passesIf(Records.value(set).equals(wanted), Records.words(set)))
        .orElseGet(Seen::absent);
  }

  private static Seen certificate(Look look) {
    var arn = look.text("certificate-arn");
    var found = look.aws().acm().describeCertificate(ask -> ask.certificateArn(arn)).certificate();
    if (found.status() != CertificateStatus.ISSUED) {
      return passesIf(false, found.statusAsString());
    }
    if (found.notAfter() == null) return Seen.unknown("AWS states no expiry");
    var left = Duration.between(look.clock().wall(), found.notAfter()).toDays();
    return passesIf(left >= look.number("days", 14), left + " days left")
        .with(Map.of("days", left));
  }
}
