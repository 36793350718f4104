package dev.holdfast.plan;

/// What may be done about an action whose outcome is not known, from harmless to dangerous.
public enum EffectClass {
  /// Changes nothing: runs again by itself, at most 3 tries.
  READS,
  /// The other side drops repeats of the same key: probe, then the same key again.
  KEYED,
  /// Makes something under a name and tag that we chose: adopt it if both are there.
  NAMED,
  /// Repeating leads to the same state: probe; again only if the precondition still holds.
  CONVERGENT,
  /// Never by itself: in doubt until a person resolves it.
  DANGEROUS;

  public boolean changes() {
    return this != READS;
  }
}
