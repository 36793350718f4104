package dev.holdfast.estate;

/// A part of the world that a person marks as down.
///
/// @param name the Region, account, cluster (target), sign-in provider (component or credential) or
///   host
public record Impairment(Kind kind, String name) {
  public enum Kind {
    REGION,
    ACCOUNT,
    CLUSTER,
    PROVIDER,
    HOST;

    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
