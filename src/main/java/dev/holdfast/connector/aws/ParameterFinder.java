package dev.holdfast.connector.aws;

import dev.holdfast.connector.RecoveryPoints.Flaw;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.RecoveryPoints.Point;
import dev.holdfast.connector.aws.Sense.Look;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import software.amazon.awssdk.services.ssm.SsmClient;

/// Compares parameters with the original that they are a copy of. Values are never read: when each
/// was written tells enough.
final class ParameterFinder {
  private ParameterFinder() {}

  static Found find(Look look, Function<String, Site> other) {
    var path = look.text("path");
    var where = look.site().region() + " " + path;
    var copy = written(look.aws().ssm(), path);
    if (copy.isEmpty()) {
      return Finder.nothing(look, "no-parameter", "there is no parameter below " + where);
    }
    var from = look.args().textOr("of-target", null);
    if (from == null) {
      var evidence = "%d parameters below %s".formatted(copy.size(), where);
      var point = Point.whole(look.clock().now(), "parameters", where, evidence);
      return Finder.read(look, List.of(point), List.of(), Map.of());
    }
    var ofPath = look.args().find("of-path").map(String::valueOf).orElse(path);
    return compared(look, written(other.apply(from).look().ssm(), ofPath), copy, where);
  }

  private static Found compared(
      Look look, Map<String, Instant> original, Map<String, Instant> copy, String where) {
    var missing = new ArrayList<String>();
    var oldest = look.clock().now();
    var late = 0;
    for (var one : original.entrySet()) {
      var copied = copy.get(one.getKey());
      if (copied != null && !copied.isBefore(one.getValue())) continue;
      if (copied == null) missing.add(one.getKey());
      late++;
      if (one.getValue().isBefore(oldest)) oldest = one.getValue();
    }
    var evidence =
        "%d of %d parameters are as new as the original"
            .formatted(original.size() - late, original.size());
    var point =
        late == 0
            ? Point.whole(oldest, "parameters", where, evidence)
            : Point.upTo(oldest, "parameters", where, evidence);
    var flaws =
        missing.isEmpty()
            ? List.<Flaw>of()
            : List.of(
                new Flaw(
                    "no-parameter",
                    "%d parameters have no copy below %s: %s"
                        .formatted(missing.size(), where, String.join(", ", missing))));
    return Finder.read(look, List.of(point), flaws, Map.of());
  }

  /// Names below the path, with when each was written.
  private static Map<String, Instant> written(SsmClient ssm, String path) {
    var all = new TreeMap<String, Instant>();
    var below = path.endsWith("/") ? path : path + "/";
    var pages =
        ssm.getParametersByPathPaginator(
            ask ->
                ask.path(path.length() > 1 ? path.replaceFirst("/$", "") : path)
                    .recursive(true)
                    .withDecryption(false));
    for (var page : pages) {
      for (var one : page.parameters()) {
        var name = one.name();
        all.put(
            name.startsWith(below) ? name.substring(below.length()) : name, one.lastModifiedDate());
      }
    }
    return all;
  }
}
