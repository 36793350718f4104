package dev.holdfast.vault;

/// How a vault's file stands to what a home last saw of it.
public enum VaultAge {
  /// The home does not know this vault: a new one, or a laptop that it was carried to. No alarm.
  FIRST_SEEN,
  SAME,
  NEWER,
  /// Saved as often, but not the same bytes: another program edited it. No alarm.
  CHANGED_ELSEWHERE,
  /// Someone put an earlier file back, or went on with one.
  OLDER
}
