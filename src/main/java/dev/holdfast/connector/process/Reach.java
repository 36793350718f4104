package dev.holdfast.connector.process;

/// Which targets a child may be given.
public enum Reach {
  /// The vendor's addresses, or the overrides where there are any.
  ANYWHERE,
  /// Only targets with an endpoint override: a child for any other does not start. For emulators
  /// and tests, where a child that forgot its override would leave for the real estate.
  OVERRIDES_ONLY
}
