package dev.holdfast.runbook;

import dev.holdfast.connector.ActionSpec;
import dev.holdfast.connector.Preview;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A read changes nothing, so there is nothing to preview.
final class NoPreview {
  private NoPreview() {}

  static Preview of(ActionSpec spec) {
    return new Preview(
        spec.title(),
        Map.of(),
        Map.of(),
        Map.of(),
        "nothing",
        "",
        Optional.empty(),
        false,
        List.of());
  }
}
