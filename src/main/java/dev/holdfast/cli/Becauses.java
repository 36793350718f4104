package dev.holdfast.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which `--because` is for what. One is for all that wants a reason; of several, each is for what
/// stands between the one before it and itself.
final class Becauses {
  private static final String BECAUSE = "--because";
  private static final List<String> WANTING = List.of("--skip", "--resolve", "--accept-target");

  private final Map<String, String> reasons = new HashMap<>();
  private final String all;

  /// @param given the reasons, in their order
  /// @param words of the whole command
  Becauses(List<String> given, List<String> words) {
    all = given.size() == 1 ? given.getFirst().strip() : "";
    if (given.stream().anyMatch(String::isBlank)) {
      throw RunCommand.wrong("--because gives a reason; one of them is empty");
    }
    if (given.size() > 1) read(words);
  }

  private void read(List<String> words) {
    var open = new ArrayList<String>();
    for (int at = 0; at < words.size(); at++) {
      var word = words.get(at);
      var equals = word.startsWith("--") ? word.indexOf('=') : -1;
      var option = equals < 0 ? word : word.substring(0, equals);
      if (!option.equals(BECAUSE) && !WANTING.contains(option)) continue;
      // The parser has refused an option without its value.
      var value = equals < 0 ? words.get(++at) : word.substring(equals + 1);
      if (!option.equals(BECAUSE)) {
        open.add(key(option, value));
        continue;
      }
      if (open.isEmpty()) {
        throw RunCommand.wrong(
            "--because '%s' is for nothing: of several, each follows what it is for"
                .formatted(value));
      }
      open.forEach(one -> reasons.put(one, value.strip()));
      open.clear();
    }
    if (!open.isEmpty()) {
      throw RunCommand.wrong(
          "%s has no reason: of several --because, each follows what it is for"
              .formatted(String.join(", ", open)));
    }
  }

  /// Why this is said; empty where no reason was given.
  ///
  /// @param value as it was given
  String of(String option, String value) {
    return reasons.getOrDefault(key(option, value), all);
  }

  private static String key(String option, String value) {
    return option + " " + value;
  }
}
