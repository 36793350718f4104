package dev.holdfast.runbook;

import dev.holdfast.connector.Args;
import dev.holdfast.connector.Param;
import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.kernel.Secret;
import dev.holdfast.plan.Vocabulary;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns values as a plan or a person writes them into the types that parameters ask for.
final class Values {
  private Values() {}

  static Args args(List<Param> params, Map<String, Object> written, Path planFolder, String where) {
    var values = new HashMap<String, Object>();
    for (var param : params) {
      var value = written.get(param.name());
      if (value == null) value = param.preset();
      if (value != null) {
        values.put(param.name(), typed(param, value, planFolder, where));
      } else if (param.need() == Param.Need.REQUIRED) {
        throw wrong(where, param.name(), "is missing", "state it in the plan");
      }
    }
    var known = params.stream().map(Param::name).collect(Collectors.toSet());
    for (var name : written.keySet()) {
      if (!known.contains(name)) {
        throw wrong(where, name, "is not a parameter here", "take it out, or correct its name");
      }
    }
    return new Args(values);
  }

  private static Object typed(Param param, Object value, Path planFolder, String where) {
    var converted = convert(param.type(), value, planFolder);
    if (converted == null) {
      throw wrong(
          where, param.name(), "is not " + article(param.type()) + ": " + value, "correct it");
    }
    if (!param.choices().isEmpty() && !param.choices().contains(String.valueOf(converted))) {
      throw wrong(
          where, param.name(), "is none of " + param.choices() + ": " + value, "correct it");
    }
    if (!(converted instanceof String) && !param.span().holds(converted)) {
      var sensible = param.span().words(Vocabulary.Kind.valueOf(param.type().name()));
      throw wrong(where, param.name(), "makes sense " + sensible + ": " + value, "correct it");
    }
    return converted;
  }

  private static @Nullable Object convert(Param.Type type, Object value, Path planFolder) {
    var text = String.valueOf(value);
    try {
      return switch (type) {
        case TEXT -> value instanceof Map || value instanceof List ? null : text;
        case INTEGER -> value instanceof Long ? value : Long.valueOf(text);
        case DECIMAL -> new BigDecimal(text);
        case BOOLEAN ->
            value instanceof Boolean
                ? value
                : text.equals("true") || text.equals("false") ? (Object) text.equals("true") : null;
        case DURATION ->
            value instanceof java.time.Duration ? value : Durations.parse(text).orElse(null);
        case INSTANT -> value instanceof Instant ? value : Instant.parse(text);
        case LIST -> list(value);
        case MAP -> value instanceof Map ? value : null;
        case FILE -> value instanceof Path ? value : file(text, planFolder);
        case SECRET -> value instanceof Secret ? value : null;
        case ANY -> value;
      };
    } catch (NumberFormatException | DateTimeParseException e) {
      return null;
    }
  }

  private static Object list(Object value) {
    if (value instanceof List) return value;
    return Stream.of(String.valueOf(value).split(","))
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .map(item -> (Object) item)
        .toList();
  }

  private static @Nullable Path file(String text, Path planFolder) {
    var path = planFolder.resolve(text).normalize();
    return path.startsWith(planFolder.normalize()) && Files.exists(path) ? path : null;
  }

  private static String article(Param.Type type) {
    return switch (type) {
      case TEXT -> "text";
      case INTEGER -> "a whole number";
      case DECIMAL -> "a number";
      case BOOLEAN -> "true or false";
      case DURATION -> "a duration such as 15m";
      case INSTANT -> "a moment such as 2026-01-15T10:30:00Z";
      case LIST -> "a list";
      case MAP -> "a map";
      case FILE -> "a file in the plan's folder";
      case SECRET -> "a secret input";
      case ANY -> "a value";
    };
  }

  private static ProblemException wrong(String where, String name, String what, String next) {
    return new ProblemException(
        Problem.of(
            "plan.wrong-parameter",
            "Parameter " + name + " of " + where + " " + what,
            "Nothing was sent",
            next));
  }
}
