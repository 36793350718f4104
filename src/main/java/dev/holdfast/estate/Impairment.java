package dev.holdfast.estate;

import java.util.Locale;
import java.util.Optional;

/// A part of the world that a person marks as down.
///
/// @param name the Region, account, cluster, sign-in provider (a credential's name, a component of
///   the layer `outside`, or a word that contact channels name) or host
public record Impairment(Kind kind, String name) {
  public enum Kind {
    REGION,
    ACCOUNT,
    CLUSTER,
    PROVIDER,
    HOST;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Kind> of(String word) {
      for (var kind : values()) if (kind.word().equals(word)) return Optional.of(kind);
      return Optional.empty();
    }
  }

  /// Reads `region=us-west-2`.
  public static Optional<Impairment> parse(String text) {
    var at = text.indexOf('=');
    if (at < 1 || text.substring(at + 1).isBlank()) return Optional.empty();
    return Kind.of(text.substring(0, at).strip())
        .map(kind -> new Impairment(kind, text.substring(at + 1).strip()));
  }

  /// As [#parse] reads it.
  public String text() {
    return kind.word() + "=" + name;
  }
}
