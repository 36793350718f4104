package dev.holdfast.vault;

import java.util.Optional;

/// How a vault's file stands to what a home last saw of it.
public enum VaultAge {
  /// The home does not know this vault: a new one, or a laptop that it was carried to. No alarm.
  FIRST_SEEN,
  SAME,
  NEWER,
  /// Saved as often, but not the same bytes: another program edited it. No alarm.
  CHANGED_ELSEWHERE,
  /// Someone put an earlier file back.
  OLDER;

  /// Compares what was opened with what is on record.
  ///
  /// @param known what the journal last recorded of the vault with this name
  public static VaultAge of(VaultFacts now, Optional<VaultFacts> known) {
    var before = known.filter(facts -> facts.vault().equals(now.vault()));
    if (before.isEmpty() || now.vault().isEmpty()) return FIRST_SEEN;
    if (now.generation() < before.get().generation()) return OLDER;
    if (now.generation() > before.get().generation()) return NEWER;
    return now.sha256().equals(before.get().sha256()) ? SAME : CHANGED_ELSEWHERE;
  }
}
