package dev.holdfast.connector.aws;

import dev.holdfast.connector.Args;
import dev.holdfast.connector.Reading;
import dev.holdfast.connector.Reading.State;
import java.util.Map;

/// What one check sees on a site. Free to let the SDK's exceptions through: [GuardedCheck] turns
/// them into a reading.
interface Sense {
  Seen see(Look look);

  /// What a check is given.
  record Look(Args args, Site site, dev.holdfast.kernel.Clock clock) {
    Clients aws() {
      return site.look();
    }

    String text(String name) {
      return args.text(name);
    }

    /// The expected value as text, whichever way the plan wrote it.
    String is(String absent) {
      return args.find("is").map(String::valueOf).orElse(absent);
    }

    /// A whole number that a plan may also have written as text.
    long number(String name, long absent) {
      return args.find(name).map(value -> Long.parseLong(String.valueOf(value))).orElse(absent);
    }
  }

  /// What was seen.
  record Seen(State state, String value, Map<String, Object> facts) {
    public Seen {
      facts = Map.copyOf(facts);
    }

    static Seen passesIf(boolean passes, String value) {
      return new Seen(passes ? State.PASSING : State.FAILING, value, Map.of());
    }

    /// Nothing is there to read.
    static Seen absent() {
      return new Seen(State.FAILING, "not there", Map.of(Reading.ABSENT, true));
    }

    static Seen unknown(String why) {
      return new Seen(State.UNKNOWN, why, Map.of());
    }

    Seen with(Map<String, Object> more) {
      return new Seen(state, value, more);
    }
  }
}
