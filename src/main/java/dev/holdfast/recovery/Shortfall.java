package dev.holdfast.recovery;

/// One thing that is not as the plan promises, with the objective that it breaks.
///
/// @param code such as `past-rpo`, `empty-object`, `missed-run`
/// @param store component id, or a word such as `configuration`
/// @param backup id of the backup; empty where it is the store's as a whole
/// @param place Region or target; empty where it is none's
/// @param objective what is broken, such as `RPO of 15 min`
public record Shortfall(
    String code,
    Severity severity,
    String store,
    String backup,
    String place,
    String objective,
    String what,
    String next) {

  /// The newest point is older than the objective: anywhere, and away from home.
  public static final String PAST = "past-rpo";

  public static final String PAST_ELSEWHERE = "past-rpo-elsewhere";

  /// How bad it is.
  public enum Severity {
    /// It was seen that the objective is not kept.
    BROKEN,
    /// Nobody can say whether it is kept.
    UNKNOWN,
    /// Worth knowing; nothing is broken now.
    NOTE
  }

  public String word() {
    return severity.name().toLowerCase(java.util.Locale.ROOT);
  }
}
