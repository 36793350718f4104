package dev.holdfast.connector;

import dev.holdfast.plan.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A typed parameter of an action or check.
///
/// @param preset value when absent; null = none
/// @param choices the only values it takes; empty = any
/// @param span the numbers that make sense
public record Param(
    String name,
    Type type,
    Need need,
    @Nullable Object preset,
    List<String> choices,
    String title,
    Span span) {
  public Param {
    choices = List.copyOf(choices);
  }

  /// One that takes any number.
  public Param(
      String name,
      Type type,
      Need need,
      @Nullable Object preset,
      List<String> choices,
      String title) {
    this(name, type, need, preset, choices, title, Span.ANY);
  }

  /// The same, where only some numbers make sense; of a duration in milliseconds.
  public Param in(Span sensible) {
    return new Param(name, type, need, preset, choices, title, sensible);
  }

  /// The same, from that number on; of a duration in milliseconds.
  public Param from(long least) {
    return in(Span.from(least));
  }

  /// The same, where nothing but a port makes sense.
  public Param port() {
    return in(new Span(1, 65_535));
  }

  /// How a value is written in a plan and handed to an action: TEXT as `String`, INTEGER as `Long`,
  /// DECIMAL as `BigDecimal`, BOOLEAN as `Boolean`, DURATION as `Duration`, INSTANT as `Instant`,
  /// LIST as `List<Object>`, MAP as `Map<String, Object>`, FILE as a `Path` inside the plan's
  /// folder, SECRET as `Secret`, ANY as written.
  public enum Type {
    TEXT,
    INTEGER,
    DECIMAL,
    BOOLEAN,
    DURATION,
    INSTANT,
    LIST,
    MAP,
    FILE,
    SECRET,
    ANY
  }

  public enum Need {
    REQUIRED,
    OPTIONAL
  }

  public static Param required(String name, Type type, String title) {
    return new Param(name, type, Need.REQUIRED, null, List.of(), title);
  }

  public static Param optional(String name, Type type, String title) {
    return new Param(name, type, Need.OPTIONAL, null, List.of(), title);
  }

  public static Param preset(String name, Type type, Object value, String title) {
    return new Param(name, type, Need.OPTIONAL, value, List.of(), title);
  }

  public static Param choice(String name, Need need, List<String> choices, String title) {
    return new Param(name, Type.TEXT, need, null, choices, title);
  }
}
