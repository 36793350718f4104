package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.connector.Args;
import dev.holdfast.connector.Call;
import dev.holdfast.connector.Place;
import dev.holdfast.connector.RecoveryPoints;
import dev.holdfast.connector.RecoveryPoints.Found;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.StreamingRedactor;
import dev.holdfast.kernel.SystemClock;
import dev.holdfast.plan.Plans;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Readers of recovery points reach out like everything else: through the gate.
class GatedPointsTest {
  private final List<String> read = new ArrayList<>();

  private final RecoveryPoints inner =
      new RecoveryPoints() {
        @Override
        public Spec spec() {
          return new Spec("aws.x", "x", List.of());
        }

        @Override
        public Found read(Call call) {
          read.add("read");
          return new Found.Read(call.around().clock().now(), List.of(), List.of(), Map.of());
        }
      };

  private static Place place(String id) {
    return new Place(Plans.target(id, "aws", Map.of()), Optional.empty());
  }

  private Found through(Gate gate, Map<String, Object> args) {
    var around =
        new Surroundings(
            Plans.empty(),
            Path.of("."),
            Path.of("."),
            Map.of("here", place("here"), "there", place("there")),
            Surroundings.Credentials.NONE,
            new SystemClock(),
            new StreamingRedactor());
    var call =
        new Call(
            "i",
            "b",
            0,
            "k",
            Optional.of(place("here")),
            new Args(args),
            around,
            Call.Watch.SILENT);
    return new Gated.Points(inner, () -> gate).read(call);
  }

  private static Gate refusing(String target) {
    return errand ->
        errand.place().map(Place::id).filter(target::equals).isPresent()
            ? Optional.of(Problem.of("drill.down", target + " is down", "", ""))
            : Optional.empty();
  }

  @Test
  void whatTheGateRefusesIsUnknownAndNotSent() {
    assertThat(through(refusing("here"), Map.of()))
        .isInstanceOfSatisfying(
            Found.Unknown.class, unknown -> assertThat(unknown.why()).isEqualTo("here is down"));
    assertThat(read).isEmpty();
    assertThat(through(Gate.OPEN, Map.of())).isInstanceOf(Found.Read.class);
  }

  @Test
  void theOriginalOfACopyIsAskedForToo() {
    var args = Map.<String, Object>of("of-target", "there");
    assertThat(through(refusing("there"), args)).isInstanceOf(Found.Unknown.class);
    assertThat(read).isEmpty();
  }
}
