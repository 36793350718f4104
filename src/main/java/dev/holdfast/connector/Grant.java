package dev.holdfast.connector;

import dev.holdfast.kernel.Secret;
import java.util.Map;
import java.util.Optional;

/// A credential that was given out for one use; that it was is on record. Whoever got it closes it.
///
/// @param id differs for each use that is on record; the same for one that is asked for again
/// @param entry the entry's name in the vault
/// @param parts its parts by name, such as `access-key-id` or `password`; of a one-time seed the
///   current code, as `code`
public record Grant(long id, String entry, Map<String, Secret> parts) implements AutoCloseable {
  public Grant {
    parts = Map.copyOf(parts);
  }

  /// The first of these parts that there is.
  public Optional<Secret> part(String... names) {
    for (var name : names) {
      var found = parts.get(name);
      if (found != null) return Optional.of(found);
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    parts.values().forEach(Secret::close);
  }
}
