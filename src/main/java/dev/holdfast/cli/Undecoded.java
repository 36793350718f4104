package dev.holdfast.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds arguments whose bytes could not be read in the terminal's language settings: what is left
/// of them would name another thing than the one that was typed, or go on record so.
final class Undecoded {
  private static final char REPLACED = '\uFFFD';

  private Undecoded() {}

  /// What could not be read, as a sentence.
  static Optional<String> in(List<String> words, Map<String, String> environment) {
    return words.stream()
        .filter(word -> word.indexOf(REPLACED) >= 0)
        .findFirst()
        .map(
            word ->
                "'%s' holds letters that could not be read%s; set LC_ALL=C.UTF-8 and give the command again"
                    .formatted(word, settings(environment)));
  }

  private static String settings(Map<String, String> environment) {
    return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
        .filter(name -> !blank(environment.get(name)))
        .findFirst()
        .map(name -> " under %s=%s".formatted(name, environment.get(name)))
        .orElse("");
  }

  private static boolean blank(@Nullable String value) {
    return value == null || value.isBlank();
  }
}
