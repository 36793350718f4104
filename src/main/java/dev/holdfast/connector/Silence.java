package dev.holdfast.connector;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A silence that may be our own way's: unknown, until somebody says that the way is there.
public final class Silence {
  /// The fact that names the private network whose way is in doubt.
  public static final String NETWORK = "silent-network";

  private static final String MEANS = "silence-means";

  private Silence() {}

  /// What to say of a silence that a doubt makes unknown.
  ///
  /// @param said such as `no answer within 4 s`
  /// @param means what it shows as soon as the way is known to be there
  public static Reading doubted(
      Stopwatch watch, String said, Network.Doubt doubt, Reading.State means) {
    return watch.reading(Reading.State.UNKNOWN, said + ", but " + doubt.why(), facts(doubt, means));
  }

  private static Map<String, Object> facts(Network.Doubt doubt, Reading.State means) {
    return doubt.network().isEmpty()
        ? Map.of()
        : Map.of(NETWORK, doubt.network(), MEANS, means.name());
  }

  /// The network whose way a reading could not tell from its host; empty for all others.
  public static Optional<String> network(Reading reading) {
    return Optional.ofNullable(reading.facts().get(NETWORK)).map(String::valueOf);
  }

  /// The reading as it counts where people have said which ways are there.
  ///
  /// @param ways by the network's name, who said so
  public static Reading counted(Reading reading, Map<String, String> ways) {
    var by = network(reading).map(ways::get);
    if (by.isEmpty()) return reading;
    var means = Reading.State.valueOf(String.valueOf(reading.facts().get(MEANS)));
    var facts = new HashMap<>(reading.facts());
    facts.remove(NETWORK);
    facts.remove(MEANS);
    facts.put(Reading.SILENT, true);
    if (means == Reading.State.FAILING) facts.put(Reading.ABSENT, true);
    var said = reading.value();
    var at = said.indexOf(", but ");
    var value =
        "%s; %s says that the way to %s is there"
            .formatted(
                at < 0 ? said : said.substring(0, at), by.get(), network(reading).orElseThrow());
    return new Reading(means, value, reading.seen(), reading.took(), facts);
  }
}
