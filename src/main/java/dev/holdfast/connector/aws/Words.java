package dev.holdfast.connector.aws;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.CheckSpec;
import dev.holdfast.connector.Output;
import dev.holdfast.connector.Param;
import dev.holdfast.plan.EffectClass;
import java.time.Duration;
import java.util.List;

/// Short words for writing down what actions and checks take and give.
final class Words {
  private Words() {}

  static Param need(String name, String title) {
    return Param.required(name, Param.Type.TEXT, title);
  }

  static Param need(String name, Param.Type type, String title) {
    return Param.required(name, type, title);
  }

  static Param may(String name, String title) {
    return Param.optional(name, Param.Type.TEXT, title);
  }

  static Param may(String name, Param.Type type, String title) {
    return Param.optional(name, type, title);
  }

  static Param preset(String name, Object value, String title) {
    var type =
        switch (value) {
          case Long whole -> Param.Type.INTEGER;
          case Boolean flag -> Param.Type.BOOLEAN;
          case Duration lasting -> Param.Type.DURATION;
          case List<?> list -> Param.Type.LIST;
          default -> Param.Type.TEXT;
        };
    return Param.preset(name, type, value, title);
  }

  static Output gives(String name, String title) {
    return new Output(name, Param.Type.TEXT, title);
  }

  static Output gives(String name, Param.Type type, String title) {
    return new Output(name, type, title);
  }

  static ActionSpec read(String name, String title, List<Param> params, List<Output> outputs) {
    return new ActionSpec(
        name, title, EffectClass.READS, params, outputs, "", Duration.ofSeconds(10));
  }

  static CheckSpec check(String name, String title, List<Param> params, String is) {
    return new CheckSpec(name, title, params, is, Duration.ofSeconds(15), Duration.ofSeconds(20));
  }

  /// A check of something that changes slowly.
  static CheckSpec slow(String name, String title, List<Param> params, String is) {
    return new CheckSpec(name, title, params, is, Duration.ofMinutes(5), Duration.ofSeconds(30));
  }
}
