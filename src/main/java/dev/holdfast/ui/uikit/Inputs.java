package dev.holdfast.ui.uikit;

import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.Moments;
import dev.holdfast.plan.Scenario;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a run is told, between how people type it and how it is recorded.
public final class Inputs {
  private Inputs() {}

  /// The kind of value, and how to write one.
  public static String prompt(Scenario.Input.Type type) {
    return Words.of("declare.input." + type.name().toLowerCase(Locale.ROOT));
  }

  /// What was typed for a value of that kind means; a moment may be typed as `14:02` or `25m` ago.
  public static Reading read(Scenario.Input.Type type, String typed, Instant now, ZoneId here) {
    var text = typed.strip();
    if (text.isEmpty()) return new Reading.Empty(prompt(type));
    return switch (type) {
      case TEXT, SECRET -> new Reading.Meant(text, prompt(type));
      case LIST -> list(text);
      case INTEGER ->
          whole(text)
              .<Reading>map(number -> new Reading.Meant(number, prompt(type)))
              .orElse(unclear(type));
      case DURATION ->
          Durations.parse(text)
              .<Reading>map(
                  taken -> new Reading.Meant(text, Words.of("value.means", Durations.words(taken))))
              .orElse(unclear(type));
      case INSTANT ->
          Moments.read(text, now)
              .<Reading>map(at -> new Reading.Meant(at.toString(), Times.meant(at, now, here)))
              .orElse(unclear(type));
    };
  }

  private static Reading unclear(Scenario.Input.Type type) {
    return new Reading.Unclear(Words.of("value.wanted", prompt(type)));
  }

  private static Reading list(String text) {
    var values = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    if (values.contains("")) return new Reading.Unclear(Words.of("value.empty-one"));
    return new Reading.Meant(text, Words.count("value.list", values.size()));
  }

  private static Optional<String> whole(String text) {
    try {
      return Optional.of(String.valueOf(Long.parseLong(text)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
