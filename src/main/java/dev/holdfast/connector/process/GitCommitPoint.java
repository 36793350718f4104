package dev.holdfast.connector.process;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.RecoveryPoints;
import java.util.List;
import java.util.Map;

/// Code that is pushed can be had again to the last byte: its commit id is its content.
record GitCommitPoint(Spec spec, GitCommitPresent check) implements RecoveryPoints {
  @Override
  public Found read(Call call) {
    var reading = check.read(call);
    var commit = call.args().text("commit");
    var where = call.args().text("repository");
    var known = commit.length() > 12 ? commit.substring(0, 12) : commit;
    return switch (reading.state()) {
      case UNKNOWN -> new Found.Unknown(reading.seen(), reading.value());
      case PASSING ->
          new Found.Read(
              reading.seen(),
              List.of(
                  Point.whole(
                          reading.seen(), "commit", where, "commit %s is pushed".formatted(known))
                      .of(commit)),
              List.of(),
              Map.of());
      case FAILING ->
          new Found.Read(
              reading.seen(),
              List.of(),
              List.of(new Flaw("not-pushed", "%s has no commit %s".formatted(where, known))),
              Map.of());
    };
  }
}
