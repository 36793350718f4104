package dev.holdfast.ui.uikit;

import dev.holdfast.incident.Circumstances;
import java.util.List;
import java.util.stream.Collectors;

/// The private networks that people say can be reached, in words: silence in them is shown as down,
/// so whose word that is stands wherever it may be read.
public final class WayWords {
  private WayWords() {}

  /// Such as `10.1.0.0/16 (Ann since 14:02 UTC)`.
  public static String of(List<Circumstances.Way> ways) {
    return ways.stream()
        .map(way -> Words.of("way.by", way.network(), way.by(), Times.minute(way.since())))
        .collect(Collectors.joining("; "));
  }
}
