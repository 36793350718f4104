package dev.holdfast.incident;

import dev.holdfast.estate.Impairment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a person said of the world around a run, and of the run as a whole: that nothing may leave
/// the laptop, what is down, and that nothing new may start.
///
/// @param offline since when nothing leaves the laptop; null while it may
/// @param down what was marked as down by hand, the oldest first
/// @param leaning by step name, why it leans on something that is marked as down
/// @param paused since when nothing new is started; null while it may
/// @param ways the private networks that people say can be reached, the oldest first
/// @param lent until when the vault gives this run credentials; null while it gives none
public record Circumstances(
    @Nullable Offline offline,
    List<Down> down,
    Map<String, String> leaning,
    @Nullable Paused paused,
    List<Way> ways,
    @Nullable Lent lent) {
  /// Nothing was said.
  public static final Circumstances USUAL = new Circumstances(null, List.of(), Map.of());

  /// Of a run that is not paused.
  public Circumstances(@Nullable Offline offline, List<Down> down, Map<String, String> leaning) {
    this(offline, down, leaning, null);
  }

  /// Of which nobody has said that a private network can be reached.
  public Circumstances(
      @Nullable Offline offline,
      List<Down> down,
      Map<String, String> leaning,
      @Nullable Paused paused) {
    this(offline, down, leaning, paused, List.of());
  }

  /// To which the vault gives nothing.
  public Circumstances(
      @Nullable Offline offline,
      List<Down> down,
      Map<String, String> leaning,
      @Nullable Paused paused,
      List<Way> ways) {
    this(offline, down, leaning, paused, ways, null);
  }

  public Circumstances {
    down = List.copyOf(down);
    leaning = Map.copyOf(leaning);
    ways = List.copyOf(ways);
  }

  /// The same, with what leans on what is down.
  Circumstances leaning(Map<String, String> steps) {
    return new Circumstances(offline, down, steps, paused, ways, lent);
  }

  /// The lease of a vault, as the process that drives the run put it on record.
  public record Lent(Instant until, String by) {}

  /// Whether nothing new is started; a run that is also in doubt or recovered is told as that.
  public boolean isPaused() {
    return paused != null;
  }

  /// Whether nothing leaves the laptop.
  public boolean isOffline() {
    return offline != null;
  }

  /// Since when, and who said so.
  public record Offline(Instant since, String by) {}

  /// Since when, and who said so.
  public record Paused(Instant since, String by) {}

  /// A private network that can be reached, since when that is said, by whom and why.
  public record Way(String network, Instant since, String by, String because) {}

  /// A mark, since when, who made it and why.
  public record Down(Impairment what, Instant since, String by, String because) {}
}
