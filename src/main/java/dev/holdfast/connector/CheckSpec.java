package dev.holdfast.connector;

import java.time.Duration;
import java.util.List;

/// What a check is called and takes.
///
/// @param is what the expected value means; empty = the check takes none
/// @param expects how the expected value is written
/// @param every period of sensing where the plan states none
/// @param timeout of one reading where the plan states none
public record CheckSpec(
    String name,
    String title,
    List<Param> params,
    String is,
    Param.Type expects,
    Duration every,
    Duration timeout) {
  public CheckSpec {
    params = List.copyOf(params);
  }

  /// One that is compared with a text, or takes no expected value.
  public CheckSpec(
      String name, String title, List<Param> params, String is, Duration every, Duration timeout) {
    this(name, title, params, is, Param.Type.TEXT, every, timeout);
  }

  /// The same, with an expected value of another type.
  public CheckSpec expecting(Param.Type type) {
    return new CheckSpec(name, title, params, is, type, every, timeout);
  }

  public String connector() {
    return name.substring(0, name.indexOf('.'));
  }
}
