package dev.holdfast.ui.uikit;

import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.Moments;
import dev.holdfast.plan.Scenario;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
                  taken -> new Reading.Meant(text, Words.of("value.means", Durations.exact(taken))))
              .orElse(unclear(type));
      case INSTANT ->
          Moments.read(text, now)
              .<Reading>map(at -> new Reading.Meant(at.toString(), Times.meant(at, now, here)))
              .orElse(unclear(type));
    };
  }

  /// Says what speaks against a last good moment; it can be sent all the same.
  ///
  /// @param began when the impact began
  /// @param restorable the latest moment that can be restored, where it was read
  public static Reading warned(
      Reading reading, @Nullable Instant began, @Nullable Instant restorable) {
    if (!(reading instanceof Reading.Meant meant)) return reading;
    var at = Instant.parse(meant.value());
    var warns = new ArrayList<String>();
    if (began != null && at.isAfter(began))
      warns.add(Words.of("value.after-began", Times.second(began)));
    if (restorable != null && at.isAfter(restorable))
      warns.add(Words.of("value.after-restorable", Times.second(restorable)));
    return new Reading.Meant(meant.value(), meant.says(), String.join(" ", warns));
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
