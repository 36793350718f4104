package dev.holdfast.connector.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/// One rule of a security group: a protocol and ports to or from one source.
///
/// @param protocol `tcp`, `udp`, `icmp`, a number, or `-1` for all
/// @param kind `cidr`, `group` or `prefix-list`
/// @param description empty where there is none
record Rule(
    String protocol,
    @Nullable Integer from,
    @Nullable Integer to,
    String kind,
    String source,
    String description) {

  /// Reads rules as a plan writes them.
  static SequencedSet<Rule> parse(Optional<Object> written) {
    var rules = new LinkedHashSet<Rule>();
    if (written.orElse(List.of()) instanceof List<?> list) {
      for (var item : list) rules.add(parse(item));
      return rules;
    }
    throw new IllegalArgumentException("rules are written as a list");
  }

  private static Rule parse(Object item) {
    if (!(item instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          "a rule has protocol, ports and cidr or group, not " + item);
    }
    var kind =
        List.of("cidr", "group", "prefix-list").stream()
            .filter(map::containsKey)
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("a rule names a cidr or a group: " + item));
    var protocol = String.valueOf(Objects.requireNonNullElse(map.get("protocol"), "-1"));
    var all = protocol.equals("all") || protocol.equals("-1");
    var from = port(map.get("from-port"));
    return new Rule(
        all ? "-1" : protocol,
        all ? null : from,
        all ? null : Optional.ofNullable(port(map.get("to-port"))).orElse(from),
        kind,
        String.valueOf(map.get(kind)),
        String.valueOf(Objects.requireNonNullElse(map.get("description"), "")));
  }

  private static @Nullable Integer port(@Nullable Object value) {
    return value == null ? null : Integer.valueOf(String.valueOf(value));
  }

  /// Splits permissions of AWS, which hold several sources each, into rules.
  static SequencedSet<Rule> read(List<IpPermission> permissions) {
    var rules = new ArrayList<Rule>();
    for (var all : permissions) {
      all.ipRanges().forEach(at -> rules.add(of(all, "cidr", at.cidrIp(), at.description())));
      all.ipv6Ranges().forEach(at -> rules.add(of(all, "cidr", at.cidrIpv6(), at.description())));
      all.userIdGroupPairs()
          .forEach(at -> rules.add(of(all, "group", at.groupId(), at.description())));
      all.prefixListIds()
          .forEach(at -> rules.add(of(all, "prefix-list", at.prefixListId(), at.description())));
    }
    rules.sort(java.util.Comparator.comparing(Rule::words));
    return new LinkedHashSet<>(rules);
  }

  private static Rule of(
      IpPermission all, String kind, String source, @Nullable String description) {
    return new Rule(
        all.ipProtocol(),
        all.fromPort(),
        all.toPort(),
        kind,
        source,
        Optional.ofNullable(description).orElse(""));
  }

  IpPermission permission() {
    var text = description.isEmpty() ? null : description;
    var permission = IpPermission.builder().ipProtocol(protocol).fromPort(from).toPort(to);
    switch (kind) {
      case "group" ->
          permission.userIdGroupPairs(
              UserIdGroupPair.builder().groupId(source).description(text).build());
      case "prefix-list" ->
          permission.prefixListIds(
              PrefixListId.builder().prefixListId(source).description(text).build());
      default -> {
        if (source.contains(":")) {
          permission.ipv6Ranges(Ipv6Range.builder().cidrIpv6(source).description(text).build());
        } else {
          permission.ipRanges(IpRange.builder().cidrIp(source).description(text).build());
        }
      }
    }
    return permission.build();
  }

  /// As a plan would write it.
  Map<String, Object> written() {
    var map = new LinkedHashMap<String, Object>();
    map.put("protocol", protocol);
    if (from != null) map.put("from-port", (long) from);
    if (to != null) map.put("to-port", (long) to);
    map.put(kind, source);
    if (!description.isEmpty()) map.put("description", description);
    return map;
  }

  /// The same rule whatever its description says.
  Rule bare() {
    return new Rule(protocol, from, to, kind, source, "");
  }

  String words() {
    var ports = from == null ? "" : from.equals(to) ? " " + from : " " + from + "-" + to;
    var name = protocol.equals("-1") ? "all" : protocol;
    return name + ports + " " + source + (description.isEmpty() ? "" : " (" + description + ")");
  }

  static String words(SequencedSet<Rule> rules) {
    return rules.isEmpty()
        ? "nothing"
        : String.join("; ", rules.stream().map(Rule::words).sorted().toList());
  }
}
