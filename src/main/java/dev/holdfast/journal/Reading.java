package dev.holdfast.journal;

import java.util.List;
import java.util.Map;

/// What a journal's folder holds, as far as it verifies.
///
/// @param genesis what the chain starts from; empty when that cannot be read
/// @param entries the longest prefix that verifies
/// @param damage everything that does not, empty when every byte is accounted for
/// @param head hash of the last entry that verifies
/// @param signedTo the last entry under a signature that verifies, 0 when none is
public record Reading(
    Map<String, Object> genesis,
    List<Entry> entries,
    List<Damage> damage,
    String head,
    long signedTo) {
  public Reading {
    damage = List.copyOf(damage);
  }

  /// How many entries verify.
  public long prefix() {
    return entries.size();
  }

  /// Whether something is wrong that no crash explains; the rest is mended by opening for writing.
  public boolean damaged() {
    return damage.stream().anyMatch(found -> !found.crash());
  }

  public String shortHash() {
    return Hash.spoken(head);
  }
}
