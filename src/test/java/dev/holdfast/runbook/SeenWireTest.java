package dev.holdfast.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.incident.Sighting;
import dev.holdfast.kernel.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeenWireTest {
  @Test
  void whatOneProcessReadAnotherKnows() {
    var at = Instant.parse("2026-11-22T03:00:00.5Z");
    var seen = Map.of("up", new Sighting(at, at.plusSeconds(40)), "far", Sighting.NONE);
    var wire = Json.object(Json.write(Map.of("seen", SeenWire.write(seen))));
    assertThat(SeenWire.read(wire.get("seen"))).isEqualTo(seen);
  }

  @Test
  void whatIsNotUnderstoodWasNotRead() {
    assertThat(SeenWire.read("x")).isEmpty();
    assertThat(SeenWire.read(Map.of("a", List.of("soon", "later"))))
        .containsEntry("a", Sighting.NONE);
  }
}
