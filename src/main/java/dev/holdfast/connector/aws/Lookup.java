package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.connector.Probe.Verdict;
import java.util.List;
import java.util.Map;

/// An action that only reads.
record Lookup(String does, Reader reader) implements Deed {
  /// Reads and says what it saw.
  interface Reader {
    Outcome.Done read(Call call, Site site);
  }

  @Override
  public Preview preview(Call call, Site site) {
    var draft = new Draft(does);
    call.args().sorted().forEach(draft::request);
    return draft.build();
  }

  @Override
  public Outcome perform(Call call, Preview preview, Site site, Wire wire) {
    return reader.read(call, site);
  }

  @Override
  public Probe probe(Call call, Preview preview, Site site) {
    return new Probe(
        Verdict.DID_NOT_HAPPEN, List.of(), List.of("a read changes nothing"), Map.of());
  }
}
