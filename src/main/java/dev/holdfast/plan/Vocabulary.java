package dev.holdfast.plan;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a plan may call: the actions and checks of all connectors, as far as a plan's text can be
/// right or wrong about them.
public interface Vocabulary {
  /// Names of all connectors.
  Set<String> connectors();

  /// Names of all actions.
  Set<String> actions();

  /// Names of all checks.
  Set<String> checks();

  Optional<ActionTerm> action(String name);

  Optional<CheckTerm> check(String name);

  /// Names of all readers of recovery points.
  default Set<String> points() {
    return Set.of();
  }

  /// A reader of recovery points; it takes no expected value.
  default Optional<CheckTerm> points(String name) {
    return Optional.empty();
  }

  /// Why a connector cannot use an address that a target states, and how one is written.
  default Optional<String> misled(String connector, String endpoint) {
    return Optional.empty();
  }

  /// Why a connector cannot use a value as this setting or argument, and how one is written.
  default Optional<String> unusable(String connector, String setting, String value) {
    return Optional.empty();
  }

  /// Whether actions and checks of the connector need a target.
  boolean needsTarget(String connector);

  /// An action as a plan sees it.
  ///
  /// @param anyOutput whether it may hand over outputs beyond those named, as a script does
  record ActionTerm(
      String name,
      EffectClass effect,
      List<Parameter> params,
      Set<String> outputs,
      boolean anyOutput) {
    public ActionTerm {
      params = List.copyOf(params);
      outputs = Set.copyOf(outputs);
    }
  }

  /// A check as a plan sees it.
  ///
  /// @param takesExpected whether `is` means something
  /// @param expected how `is` is written; a number may stand in quotes
  record CheckTerm(String name, List<Parameter> params, boolean takesExpected, Kind expected) {
    public CheckTerm {
      params = List.copyOf(params);
    }

    /// One whose expected value may be anything.
    public CheckTerm(String name, List<Parameter> params, boolean takesExpected) {
      this(name, params, takesExpected, Kind.ANY);
    }
  }

  /// A parameter as a plan sees it.
  ///
  /// @param choices the only values it takes; empty = any
  /// @param span the numbers that make sense
  record Parameter(String name, Kind kind, boolean required, List<String> choices, Span span) {
    public Parameter {
      choices = List.copyOf(choices);
    }

    /// One that takes any number.
    public Parameter(String name, Kind kind, boolean required, List<String> choices) {
      this(name, kind, required, choices, Span.ANY);
    }
  }

  /// How a value is written.
  enum Kind {
    TEXT,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    DURATION,
    INSTANT,
    LIST,
    MAP,
    /// A path inside the plan's folder.
    FILE,
    SECRET,
    ANY
  }
}
