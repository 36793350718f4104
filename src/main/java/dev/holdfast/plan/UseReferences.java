package dev.holdfast.plan;

import dev.holdfast.plan.Vocabulary.CheckTerm;
import dev.holdfast.plan.Vocabulary.Kind;
import dev.holdfast.plan.Vocabulary.Parameter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Compares the use of an action or check with what the connector says it takes.
final class UseReferences {
  private static final Set<String> ORDERED = Set.of("lt", "le", "gt", "ge");

  private final References all;
  private final Predicate<String> files;

  /// @param files whether there is such a file or folder inside the plan's folder
  UseReferences(References all, Predicate<String> files) {
    this.all = all;
    this.files = files;
  }

  /// @param path of the step
  void action(StepBody.Action use, @Nullable EffectClass raised, String path, Names names) {
    all.known("action", path + "/action", use.action(), all.vocabulary.actions());
    all.known("target", path + "/target", use.target(), all.targets);
    var term = all.vocabulary.action(use.action());
    if (term.isPresent()) {
      target(use.action(), use.target(), path, path + "/action");
      parameters("action " + use.action(), term.get().params(), use.with(), path, Map.of());
      if (raised != null && raised.compareTo(term.get().effect()) < 0) {
        all.error(
            "effect-lowered",
            path + "/effect",
            "'effect: %s' is milder than %s, which is %s."
                .formatted(YamlMap.word(raised), use.action(), YamlMap.word(term.get().effect())),
            "After a lost connection the effect could happen twice.",
            "Remove 'effect', or raise it.");
      }
    }
    names.check(use.with(), path + "/with");
  }

  void check(@Nullable CheckUse use, String path, Names names) {
    if (use != null) check(use, path, names, Map.of(), use.target());
  }

  void checks(List<CheckUse> uses, String path, Names names) {
    for (int i = 0; i < uses.size(); i++) check(uses.get(i), path + "/" + i, names);
  }

  /// @param given parameters that the surroundings give where the use does not
  /// @param target where it looks, the surroundings' where the use has none
  void check(
      CheckUse use, String path, Names names, Map<String, Object> given, @Nullable String target) {
    all.known("check", path + "/check", use.check(), all.vocabulary.checks());
    all.known("target", path + "/target", use.target(), all.targets);
    var term = all.vocabulary.check(use.check());
    if (term.isPresent()) {
      target(use.check(), target, path, path + "/check");
      parameters("check " + use.check(), term.get().params(), use.with(), path, given);
      if (use.is() != null && !term.get().takesExpected()) {
        all.error(
            "unexpected-is",
            path + "/is",
            "The check " + use.check() + " takes no expected value.",
            "Remove 'is'.");
      } else if (use.is() != null) {
        expected(use, term.get(), path + "/is");
      }
    }
    names.check(use.with(), path + "/with");
    if (use.is() != null) names.check(use.is(), path + "/is");
  }

  void points(Paper.PointUse use, String path, Names names) {
    all.known("recovery-point reader", path + "/read", use.reader(), all.vocabulary.points());
    all.known("target", path + "/target", use.target(), all.targets);
    var term = all.vocabulary.points(use.reader());
    if (term.isPresent()) {
      target(use.reader(), use.target(), path, path + "/read");
      parameters("reader " + use.reader(), term.get().params(), use.with(), path, Map.of());
    }
    names.check(use.with(), path + "/with");
  }

  /// What is compared by size is a number, whatever the check reads.
  private void expected(CheckUse use, CheckTerm term, String path) {
    var sized = ORDERED.contains(String.valueOf(use.with().get("compare")));
    var kind = sized && term.expected() != Kind.INTEGER ? Kind.DECIMAL : term.expected();
    var value = literal(Objects.requireNonNull(use.is()));
    if (value.isEmpty()) return;
    if (expects(kind, value.get())) {
      counted(use, kind, String.valueOf(value.get()).strip(), path);
      return;
    }
    all.error(
        "wrong-expected-type",
        path,
        "'is' of the check %s must be %s, but is '%s'."
            .formatted(use.check(), wanted(kind), Faults.shorten(String.valueOf(value.get()))),
        "Write " + wanted(kind) + ".");
  }

  /// What is counted is never below nothing.
  private void counted(CheckUse use, Kind kind, String value, String path) {
    if (kind != Kind.INTEGER || !value.startsWith("-")) return;
    all.error(
        "senseless-value",
        path,
        "'is' of the check %s is %s; it makes sense 0 or more.".formatted(use.check(), value),
        "It would never say what is meant.",
        "Write a whole number, 0 or more.");
  }

  /// Checks compare as text what they read as text: a number needs no quotes there, nor none here.
  private static boolean expects(Kind kind, Object value) {
    var text = String.valueOf(value).strip();
    return switch (kind) {
      case INTEGER -> value instanceof Long || text.matches("-?\\d{1,18}");
      case DECIMAL -> fits(kind, value) || text.matches("-?\\d{1,30}(\\.\\d{1,30})?");
      case TEXT -> !(value instanceof List<?>) && !(value instanceof Map<?, ?>);
      default -> fits(kind, value);
    };
  }

  private void target(String name, @Nullable String target, String path, String at) {
    var connector = name.substring(0, Math.max(0, name.indexOf('.')));
    if (target == null) {
      if (all.vocabulary.needsTarget(connector) && !all.excused(path, "target")) {
        all.error(
            "missing-target",
            at,
            name + " needs a target.",
            "Add 'target' with a target of connector " + connector + ".");
      }
      return;
    }
    var found = all.plan.target(target);
    if (found.isEmpty() || found.get().connector().equals(connector)) return;
    // A connector that does not exist is said where the target is written, once.
    if (!all.vocabulary.connectors().contains(found.get().connector())) return;
    all.error(
        "wrong-target",
        path + "/target",
        "%s cannot act on '%s', which is a target of connector %s."
            .formatted(name, target, found.get().connector()),
        "Name a target of connector " + connector + ".");
  }

  private void parameters(
      String what,
      List<Parameter> params,
      Map<String, Object> with,
      String path,
      Map<String, Object> given) {
    var names = params.stream().map(Parameter::name).toList();
    with.keySet().stream()
        .sorted()
        .forEach(key -> all.known("parameter", path + "/with/" + key, key, names));
    for (var param : params) {
      var value = with.getOrDefault(param.name(), given.get(param.name()));
      if (value != null) {
        value(what, param, value, path + "/with/" + param.name());
      } else if (param.required()
          && !all.excused(path, "with/" + param.name())
          && !all.lossy(path + "/with")) {
        all.error(
            "missing-parameter",
            path,
            "The %s needs the parameter '%s' (%s)."
                .formatted(what, param.name(), wanted(param.kind())),
            "Add '" + param.name() + "' under 'with'.");
      }
    }
  }

  private void value(String what, Parameter param, Object written, String path) {
    var value = literal(written);
    if (value.isEmpty()) return;
    if (!fits(param.kind(), value.get())) {
      all.error(
          "wrong-parameter-type",
          path,
          "'%s' of the %s must be %s, but is '%s'."
              .formatted(
                  param.name(),
                  what,
                  wanted(param.kind()),
                  Faults.shorten(String.valueOf(value.get()))),
          value.get() instanceof Number && param.kind() == Kind.TEXT
              ? "Put it in quotes."
              : "Write " + wanted(param.kind()) + ".");
    } else if (!param.choices().isEmpty()
        && value.get() instanceof String text
        && !param.choices().contains(text)) {
      all.error(
          "wrong-parameter-value",
          path,
          "'%s' of the %s is '%s'. %s"
              .formatted(param.name(), what, text, Suggestion.sentence(text, param.choices())),
          "Write one of: " + String.join(", ", param.choices()) + ".");
    } else if (measured(param.kind()) && !param.span().holds(value.get())) {
      all.error(
          "senseless-value",
          path,
          "'%s' of the %s is %s; it makes sense %s."
              .formatted(
                  param.name(),
                  what,
                  Faults.shorten(String.valueOf(value.get())),
                  param.span().words(param.kind())),
          "It would never say what is meant.",
          "Write %s, %s.".formatted(wanted(param.kind()), param.span().words(param.kind())));
    } else if (param.kind() == Kind.FILE && value.get() instanceof String file) {
      file(file, path);
    } else if (value.get() instanceof String text) {
      unusable(what, param.name(), text, path);
    }
  }

  private static boolean measured(Kind kind) {
    return kind == Kind.INTEGER || kind == Kind.DECIMAL || kind == Kind.DURATION;
  }

  private void unusable(String what, String name, String value, String path) {
    var connector = what.substring(what.indexOf(' ') + 1).replaceFirst("\\..*", "");
    all.vocabulary
        .unusable(connector, name, value)
        .ifPresent(
            why ->
                all.error(
                    "unusable-setting",
                    path,
                    "'%s' of the %s cannot be used: %s.".formatted(name, what, why),
                    "Correct it."));
  }

  void file(String file, String path) {
    if (files.test(file)) return;
    all.error(
        "missing-file",
        path,
        "There is no '" + file + "' inside the plan's folder.",
        "Add the file, or correct the path: it is relative to the plan's folder.");
  }

  /// The value where it can be judged now: plan values are put in, anything else that is looked up
  /// is left to the run.
  private Optional<Object> literal(Object written) {
    if (!(written instanceof String)) return Optional.of(written);
    for (var name : Templates.names(written)) {
      if (!name.startsWith("plan.") || !all.plan.values().containsKey(name.substring(5))) {
        return Optional.empty();
      }
    }
    return Optional.of(
        Templates.resolve(written, name -> all.plan.values().get(name.substring(5))));
  }

  static boolean fits(Kind kind, Object value) {
    return switch (kind) {
      case TEXT, SECRET -> value instanceof String;
      case FILE -> value instanceof String file && !file.isBlank();
      case INTEGER -> value instanceof Long;
      case DECIMAL -> value instanceof Long || value instanceof BigDecimal;
      case BOOLEAN -> value instanceof Boolean;
      case DURATION ->
          value.equals(0L)
              || (value instanceof String text && YamlMap.durationOf(text).isPresent());
      case INSTANT -> value instanceof String text && instant(text);
      case LIST -> value instanceof List<?>;
      case MAP -> value instanceof Map<?, ?>;
      case ANY -> true;
    };
  }

  private static boolean instant(String text) {
    try {
      var _ = Instant.parse(text);
      return true;
    } catch (DateTimeParseException ignored) {
      return false;
    }
  }

  static String wanted(Kind kind) {
    return switch (kind) {
      case TEXT -> "a text";
      case INTEGER -> "a whole number";
      case DECIMAL -> "a number";
      case BOOLEAN -> "true or false";
      case DURATION -> "a duration such as 90s or 15m";
      case INSTANT -> "a time such as 2026-01-15T10:30:00Z";
      case LIST -> "a list";
      case MAP -> "a group of keys";
      case FILE -> "a path inside the plan's folder";
      case SECRET -> "the name of a secret";
      case ANY -> "a value";
    };
  }
}
