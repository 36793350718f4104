package dev.holdfast.connector.aws;

import dev.holdfast.connector.RecoveryPoints.Flaw;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.connector.aws.Sense.Look;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Finds recovery points on a site. Free to let the SDK's exceptions through: [GuardedPoints] turns
/// them into what is not known.
interface Finder {
  /// Looks on one site.
  ///
  /// @param other another target of the plan
  Found find(Look look, Function<String, Site> other);

  static Found.Read read(
      Look look, List<Point> points, List<Flaw> flaws, Map<String, Object> facts) {
    return new Found.Read(look.clock().now(), points, flaws, facts);
  }

  static Found.Read nothing(Look look, String code, String what) {
    return read(look, List.of(), List.of(new Flaw(code, what)), Map.of());
  }

  static Found.Unknown unknown(Look look, String why) {
    return new Found.Unknown(look.clock().now(), why);
  }
}
