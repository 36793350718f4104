package dev.holdfast.runbook.glass;

import dev.holdfast.kernel.Secret;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultEntry;
import java.util.LinkedHashMap;
import java.util.Map;

/// The secrets of one entry that a person sees, each on record before; whoever shows them closes
/// them. Of a seed there is only the code of the moment, which is asked for anew.
public record Revealed(String entry, Map<String, Secret> parts) implements AutoCloseable {
  /// The part whose codes are shown instead of itself.
  public static final String SEED = "otp";

  static Revealed of(Vault vault, VaultEntry entry) {
    var parts = new LinkedHashMap<String, Secret>();
    for (var part : entry.type().parts()) {
      if (!entry.secrets().contains(part.id()) || part.id().equals(SEED)) continue;
      parts.put(part.id(), vault.secret(entry.name(), part.id()));
    }
    return new Revealed(entry.name(), parts);
  }

  @Override
  public void close() {
    parts.values().forEach(Secret::close);
  }
}
