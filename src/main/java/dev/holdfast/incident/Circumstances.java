package dev.holdfast.incident;

import dev.holdfast.estate.Impairment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a person said of the world around a run: that nothing may leave the laptop, and what is
/// down.
///
/// @param offline since when nothing leaves the laptop; null while it may
/// @param down what was marked as down by hand, the oldest first
/// @param leaning by step name, why it leans on something that is marked as down
public record Circumstances(
    @Nullable Offline offline, List<Down> down, Map<String, String> leaning) {
  /// Nothing was said.
  public static final Circumstances USUAL = new Circumstances(null, List.of(), Map.of());

  public Circumstances {
    down = List.copyOf(down);
    leaning = Map.copyOf(leaning);
  }

  /// Whether nothing leaves the laptop.
  public boolean isOffline() {
    return offline != null;
  }

  /// Since when, and who said so.
  public record Offline(Instant since, String by) {}

  /// A mark, since when, who made it and why.
  public record Down(Impairment what, Instant since, String by, String because) {}
}
