package dev.holdfast.estate;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the hosts that a text speaks of, by name or by address. Pure.
final class Hosts {
  /// Behind `//` stands a host whatever it looks like, also one of a single word.
  private static final Pattern IN_URL =
      Pattern.compile(
          "(?i)\\b(?:https?|postgres(?:ql)?|rediss?|mongodb|ssh|tcp|git)://(?:[^/@\\s]*@)?"
              + "(?:\\[(?<six>[0-9a-f:.]+)\\]|(?<name>[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?))");

  /// A name with a dot that is no part of a path (`repository.git`, `scripts/deploy.sh`).
  private static final Pattern NAME =
      Pattern.compile(
          "(?<![A-Za-z0-9-])(?<![^/:]/)(?:[a-z0-9-]+\\.)+(?!git\\b)[a-z]{2,}(?![A-Za-z0-9-])");

  /// An IPv4 address that is no network (`10.0.0.0/16`).
  private static final Pattern FOUR =
      Pattern.compile(
          "(?<![0-9A-Za-z.])(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)"
              + "(?![0-9A-Za-z]|\\.\\d|/\\d{1,2}(?![0-9A-Za-z]))");

  private Hosts() {}

  static Set<String> in(String text) {
    var all = new LinkedHashSet<String>();
    var urls = IN_URL.matcher(text);
    while (urls.find()) {
      var six = urls.group("six");
      all.add(six != null ? six : urls.group("name"));
    }
    for (var pattern : new Pattern[] {NAME, FOUR}) {
      var matcher = pattern.matcher(text);
      while (matcher.find()) all.add(matcher.group());
    }
    return all;
  }
}
