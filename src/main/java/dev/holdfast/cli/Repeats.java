package dev.holdfast.cli;

import java.util.LinkedHashMap;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// Finds `--answer a=x --answer a=y`: taking the last would put on record what somebody may have
/// meant to correct.
final class Repeats {
  private Repeats() {}

  /// What was given twice with different values, as a sentence.
  static Optional<String> in(ParseResult parsed) {
    for (var option : parsed.matchedOptions()) {
      if (!option.typeInfo().isMap()) continue;
      var seen = new LinkedHashMap<String, String>();
      for (var given : option.originalStringValues()) {
        var equals = given.indexOf('=');
        if (equals < 0) continue;
        var key = given.substring(0, equals);
        var value = given.substring(equals + 1);
        var before = seen.putIfAbsent(key, value);
        if (before == null || before.equals(value)) continue;
        return Optional.of(
            "%s names '%s' twice, with '%s' and with '%s'; give it once"
                .formatted(option.longestName(), key, before, value));
      }
    }
    return Optional.empty();
  }
}
