package dev.holdfast.plan;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The look-ups `${name}` in values of a plan. A text that is exactly one look-up keeps the type of
/// what it names; inside a longer text it is written out; `$${` stands for `${`. What a look-up
/// brings in is not looked up again.
public final class Templates {
  private Templates() {}

  /// Every name that a value looks up, in the order in which they occur.
  public static Set<String> names(Object value) {
    var names = new LinkedHashSet<String>();
    collect(value, names);
    return Collections.unmodifiableSet(names);
  }

  private static void collect(Object value, Set<String> names) {
    switch (value) {
      case String text -> {
        for (var part : parts(text)) if (part.name()) names.add(part.text());
      }
      case List<?> list -> {
        for (var item : list) collect(item, names);
      }
      case Map<?, ?> map -> {
        for (var item : map.values()) collect(item, names);
      }
      default -> {}
    }
  }

  /// Puts values for names, in texts, lists and maps.
  ///
  /// @param names null for a name that has no value
  /// @throws ProblemException `plan.missing-value`, naming the first name without a value
  public static Object resolve(Object value, Function<String, @Nullable Object> names) {
    return switch (value) {
      case String text -> text(text, names);
      case List<?> list -> {
        var items = new ArrayList<Object>();
        for (var item : list) items.add(resolve(item, names));
        yield Collections.unmodifiableList(items);
      }
      case Map<?, ?> map -> {
        var entries = new LinkedHashMap<String, Object>();
        for (var entry : map.entrySet()) {
          entries.put(String.valueOf(entry.getKey()), resolve(entry.getValue(), names));
        }
        yield Collections.unmodifiableMap(entries);
      }
      default -> value;
    };
  }

  private static Object text(String text, Function<String, @Nullable Object> names) {
    var parts = parts(text);
    if (parts.size() == 1 && parts.getFirst().name()) {
      return value(parts.getFirst().text(), text, names);
    }
    var whole = new StringBuilder();
    for (var part : parts) {
      whole.append(part.name() ? value(part.text(), text, names) : part.text());
    }
    return whole.toString();
  }

  private static Object value(String name, String text, Function<String, @Nullable Object> names) {
    var value = names.apply(name);
    if (value != null) return value;
    throw new ProblemException(
        Problem.of(
            "plan.missing-value",
            "'" + name + "' has no value yet",
            "it is needed for '" + text + "'",
            "give it as an input, finish the step that produces it, or look at that step again"));
  }

  /// The name, where the text is exactly one look-up.
  public static Optional<String> single(String text) {
    var parts = parts(text);
    return parts.size() == 1 && parts.getFirst().name()
        ? Optional.of(parts.getFirst().text())
        : Optional.empty();
  }

  /// Whether a look-up begins without a `}` to end it.
  static boolean unfinished(String text) {
    return parts(text).stream().anyMatch(part -> !part.name() && part.unfinished());
  }

  private static List<Part> parts(String text) {
    var parts = new ArrayList<Part>();
    var plain = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      if (text.startsWith("$${", i)) {
        plain.append("${");
        i += 3;
        continue;
      }
      var end = text.startsWith("${", i) ? text.indexOf('}', i) : -1;
      if (end < 0) {
        if (text.startsWith("${", i)) {
          plain.append(text, i, text.length());
          parts.add(new Part(plain.toString(), false, true));
          return parts;
        }
        plain.append(text.charAt(i++));
        continue;
      }
      if (!plain.isEmpty()) parts.add(new Part(plain.toString(), false, false));
      plain.setLength(0);
      parts.add(new Part(text.substring(i + 2, end).strip(), true, false));
      i = end + 1;
    }
    if (!plain.isEmpty()) parts.add(new Part(plain.toString(), false, false));
    return parts;
  }

  private record Part(String text, boolean name, boolean unfinished) {}
}
