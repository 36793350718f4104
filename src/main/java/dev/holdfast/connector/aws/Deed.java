package dev.holdfast.connector.aws;

import dev.holdfast.connector.Call;
import dev.holdfast.connector.Outcome;
import dev.holdfast.connector.Preview;
import dev.holdfast.connector.Probe;

/// What one action does on a site. Free to let the SDK's exceptions through: [GuardedAction] turns
/// them into what the engine understands.
interface Deed {
  Preview preview(Call call, Site site);

  /// Everything that changes something goes through the wire.
  Outcome perform(Call call, Preview preview, Site site, Wire wire);

  Probe probe(Call call, Preview preview, Site site);
}
