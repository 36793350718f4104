package dev.holdfast.plan;

import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.Visible;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the single values of one mapping. A fault becomes a finding and null or the preset.
final class ScalarReader {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern PERIOD =
      Pattern.compile("[1-9][0-9]{0,3} (minute|hour|day|week|month|year)s?");

  private final String owner;
  private final Reading reading;

  /// @param owner what the mapping is called in messages, such as `the step`
  ScalarReader(String owner, Reading reading) {
    this.owner = owner;
    this.reading = reading;
  }

  @Nullable String text(String key, @Nullable YamlNode value) {
    if (value == null) return null;
    if (value instanceof YamlNode.Scalar scalar && YamlValues.of(scalar) instanceof String text) {
      if (text.isBlank()) reading.add(Faults.emptyValue(scalar.at(), key));
      if (key.equals("title") && text.strip().chars().anyMatch(Character::isISOControl)) {
        var shown = Visible.of(text.strip()).replace("\n", "\\n");
        reading.add(Faults.badValue(scalar.at(), what(key), shown, "one line of text"));
      }
      return text;
    }
    reading.add(Faults.wrongType(value.at(), what(key), "a text", value.word()));
    return null;
  }

  @Nullable String id(String key, @Nullable YamlNode value) {
    var text = text(key, value);
    if (value != null && text != null && !isId(text)) {
      reading.add(Faults.badValue(value.at(), what(key), text, "lower-case words joined by '-'"));
    }
    return text;
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  boolean flag(String key, @Nullable YamlNode value, boolean preset) {
    if (value == null) return preset;
    if (value instanceof YamlNode.Scalar scalar && YamlValues.of(scalar) instanceof Boolean flag) {
      return flag;
    }
    reading.add(Faults.wrongType(value.at(), what(key), "true or false", value.word()));
    return preset;
  }

  int count(String key, @Nullable YamlNode value, int preset, int least, int most) {
    if (value == null) return preset;
    if (value instanceof YamlNode.Scalar scalar && YamlValues.of(scalar) instanceof Long number) {
      if (number >= least && number <= most) return number.intValue();
      var wanted = "a whole number from " + least + " to " + most;
      reading.add(Faults.badValue(value.at(), what(key), scalar.text(), wanted));
      return preset;
    }
    reading.add(Faults.wrongType(value.at(), what(key), "a whole number", value.word()));
    return preset;
  }

  @Nullable Duration duration(String key, @Nullable YamlNode value) {
    if (value == null) return null;
    var wanted = "a duration such as 90s, 15m, 1h30m or 0";
    if (!(value instanceof YamlNode.Scalar scalar)) {
      reading.add(Faults.wrongType(value.at(), what(key), wanted, value.word()));
      return null;
    }
    var duration = durationOf(scalar.text());
    if (duration.isEmpty()) {
      reading.add(Faults.badValue(value.at(), what(key), scalar.text(), wanted));
    }
    return duration.orElse(null);
  }

  /// What is waited or paused for no time at all would fail at once, or be asked without end.
  @Nullable Duration lasting(String key, @Nullable YamlNode value) {
    var duration = duration(key, value);
    if (value == null || duration == null || !duration.isZero()) return duration;
    var wanted = "a duration above 0, such as 90s or 15m";
    reading.add(Faults.badValue(value.at(), what(key), Durations.write(duration), wanted));
    return null;
  }

  /// Bounded at a thousand years, so that sums of a few stay within what clocks can hold.
  static Optional<Duration> durationOf(String text) {
    if (text.length() > 60) return Optional.empty();
    return Durations.parse(text).filter(d -> d.compareTo(Duration.ofDays(365_000)) <= 0);
  }

  @Nullable LocalDate date(String key, @Nullable YamlNode value) {
    var text = text(key, value);
    if (value == null || text == null) return null;
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException ignored) {
      reading.add(Faults.badValue(value.at(), what(key), text, "a date such as 2026-09-01"));
      return null;
    }
  }

  @Nullable String period(String key, @Nullable YamlNode value) {
    var text = text(key, value);
    if (value != null && text != null && !PERIOD.matcher(text).matches()) {
      reading.add(Faults.badValue(value.at(), what(key), text, "a period such as 3 months"));
    }
    return text;
  }

  /// Reports every empty scalar within a value.
  void refuseEmpty(YamlNode value, String key) {
    switch (value) {
      case YamlNode.Scalar scalar when scalar.empty() ->
          reading.add(Faults.emptyValue(scalar.at(), key));
      case YamlNode.Scalar ignored -> {}
      case YamlNode.Sequence list -> list.items().forEach(item -> refuseEmpty(item, key));
      case YamlNode.Mapping map ->
          map.entries().forEach(entry -> refuseEmpty(entry.value(), entry.key().text()));
    }
  }

  String what(String key) {
    return "'" + key + "' of " + owner;
  }
}
