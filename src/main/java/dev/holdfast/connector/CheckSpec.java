package dev.holdfast.connector;

import java.time.Duration;
import java.util.List;

/// What a check is called and takes.
///
/// @param is what the expected value means; empty = the check takes none
/// @param every period of sensing where the plan states none
/// @param timeout of one reading where the plan states none
public record CheckSpec(
    String name, String title, List<Param> params, String is, Duration every, Duration timeout) {
  public CheckSpec {
    params = List.copyOf(params);
  }

  public String connector() {
    return name.substring(0, name.indexOf('.'));
  }
}
