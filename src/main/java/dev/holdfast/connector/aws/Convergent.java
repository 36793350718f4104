package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;
import dev.holdfast.connector.Probe.Verdict;
import java.util.List;
import java.util.Map;

/// A change that leads to a state that can be read: whether it happened is told by comparing what
/// is there with what was there before and with what was wanted.
abstract class Convergent implements Deed {
  /// The facts that the change is about, as they are now.
  abstract Map<String, String> facts(Call call, Site site);

  /// The outputs, where the state wanted is there.
  Map<String, Object> outputs(Call call, Preview preview, Site site) {
    return Map.of();
  }

  @Override
  public Probe probe(Call call, Preview preview, Site site) {
    var seen = facts(call, site);
    var looked = List.copyOf(seen.keySet());
    if (seen.equals(preview.after())) {
      return new Probe(
          Verdict.HAPPENED,
          looked,
          List.of("as wanted: " + Facts.words(seen)),
          outputs(call, preview, site));
    }
    var same = seen.equals(preview.now());
    return new Probe(
        same ? Verdict.DID_NOT_HAPPEN : Verdict.UNKNOWN,
        looked,
        List.of((same ? "as before: " : "neither as before nor as wanted: ") + Facts.words(seen)),
        Map.of());
  }
}
