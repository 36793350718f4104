package dev.holdfast.connector.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/// Reads of record sets, and how they are said in words.
final class Records {
  private Records() {}

  static Optional<ResourceRecordSet> find(
      Route53Client route53, String zone, String name, String type, @Nullable String identifier) {
    return route53
        .listResourceRecordSetsPaginator(
            ask -> ask.hostedZoneId(zone).startRecordName(name).startRecordType(type))
        .resourceRecordSets()
        .stream()
        .takeWhile(set -> plain(set.name()).equals(plain(name)))
        .filter(set -> set.typeAsString().equals(type))
        .filter(set -> identifier == null || identifier.equals(set.setIdentifier()))
        .findFirst();
  }

  /// The one spelling of a DNS name; Route 53 adds the last dot and writes `*` as an escape.
  static String plain(String name) {
    var lower = name.toLowerCase(Locale.ROOT).replace("\\052", "*");
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  /// The values or the alias target of a record set.
  static String value(ResourceRecordSet set) {
    var alias = set.aliasTarget();
    if (alias != null) return plain(alias.dnsName());
    var text = set.typeAsString().equals("TXT");
    return String.join(
        ", ",
        set.resourceRecords().stream()
            .map(ResourceRecord::value)
            .map(value -> text ? value : plain(value))
            .sorted()
            .toList());
  }

  static String words(ResourceRecordSet set) {
    var parts = new ArrayList<String>();
    var alias = set.aliasTarget();
    if (alias != null) {
      parts.add("alias in " + alias.hostedZoneId());
      if (Boolean.TRUE.equals(alias.evaluateTargetHealth())) parts.add("by target health");
    }
    // An alias has no TTL of its own, whatever a list says.
    if (alias == null) add(parts, "TTL", set.ttl());
    add(parts, "weight", set.weight());
    add(parts, "Region", set.regionAsString());
    add(parts, "failover", set.failoverAsString());
    add(parts, "health check", set.healthCheckId());
    if (Boolean.TRUE.equals(set.multiValueAnswer())) parts.add("multi-value");
    return value(set) + (parts.isEmpty() ? "" : " (" + String.join(", ", parts) + ")");
  }

  private static void add(List<String> parts, String label, @Nullable Object value) {
    if (value != null) parts.add(label + " " + value);
  }

  static String label(ResourceRecordSet set) {
    var identifier = set.setIdentifier();
    return plain(set.name())
        + " "
        + set.typeAsString()
        + (identifier == null ? "" : " " + identifier);
  }
}
