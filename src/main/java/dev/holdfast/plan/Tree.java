package dev.holdfast.plan;

import dev.holdfast.kernel.Durations;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Builds one object of a plan file: keys in the order written; what is absent is left out.
final class Tree {
  private final Map<String, Object> entries = new LinkedHashMap<>();
  private final String document;

  /// @param document the one that `source` means where it names none
  Tree(String document) {
    this.document = document;
  }

  Map<String, Object> build() {
    return entries;
  }

  Tree put(String key, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case Duration duration -> entries.put(key, Durations.write(duration));
      case LocalDate date -> entries.put(key, date.toString());
      case Enum<?> constant -> entries.put(key, YamlMap.word(constant));
      default -> entries.put(key, value);
    }
    return this;
  }

  /// Left out where it is the preset.
  Tree unless(String key, Object value, Object preset) {
    return value.equals(preset) ? this : put(key, value);
  }

  Tree some(String key, Collection<?> items) {
    return items.isEmpty() ? this : put(key, List.copyOf(items));
  }

  Tree stated(String key, Optional<List<String>> items) {
    return items.isPresent() ? put(key, items.get()) : this;
  }

  /// Named values; by name, because the records keep no order.
  Tree named(String key, Map<String, Object> values) {
    return values.isEmpty() ? this : put(key, new TreeMap<>(values));
  }

  Tree ordered(String key, Map<String, ?> values) {
    return values.isEmpty() ? this : put(key, values);
  }

  <T> Tree list(String key, List<T> items, Function<T, ?> each) {
    var made = new ArrayList<Object>();
    for (var item : items) made.add(each.apply(item));
    return some(key, made);
  }

  Tree source(List<Source> sources) {
    var made = new ArrayList<Object>();
    for (var source : sources) made.add(source(source));
    if (made.isEmpty()) return this;
    return put("source", made.size() == 1 ? made.getFirst() : made);
  }

  private Object source(Source source) {
    var lines = new ArrayList<String>();
    for (var range : source.lines()) {
      lines.add(range.from() == range.to() ? "" + range.from() : range.from() + "-" + range.to());
    }
    Object written = lines.size() == 1 ? number(lines.getFirst()) : String.join(", ", lines);
    var own = source.document().equals(document);
    if (own && !lines.isEmpty() && source.said() == null && source.changed() == null) {
      return written;
    }
    var tree = new Tree(document);
    if (!own || lines.isEmpty()) tree.put("document", source.document());
    if (!lines.isEmpty()) tree.put("lines", written);
    return tree.put("said", source.said()).put("changed", source.changed()).build();
  }

  private static Object number(String text) {
    return YamlValues.plain(text);
  }
}
