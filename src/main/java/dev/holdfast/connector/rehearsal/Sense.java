package dev.holdfast.connector.rehearsal;

import dev.holdfast.connector.Reading;
import java.util.Map;

/// How one check reads the simulated estate.
@FunctionalInterface
interface Sense {
  Seen read(Scene scene);

  /// What was seen.
  record Seen(Reading.State state, String value, Map<String, Object> facts) {
    static Seen of(boolean passing, Object value) {
      return new Seen(
          passing ? Reading.State.PASSING : Reading.State.FAILING,
          value.toString(),
          Map.of("value", value.toString()));
    }

    static Seen absent(String why) {
      return new Seen(Reading.State.FAILING, why, Map.of(Reading.ABSENT, true));
    }

    static Seen unknown(String why) {
      return new Seen(Reading.State.UNKNOWN, why, Map.of());
    }
  }
}
