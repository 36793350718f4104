package dev.holdfast.vault;

import dev.holdfast.kernel.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What may be seen of an entry without a reason: no secret is in here.
///
/// @param id the UUID in the file, in base64; stays when the entry is renamed
/// @param plain values in the clear by part
/// @param secrets names of the parts that are there and secret
/// @param besides what else is in it and only other programs show: files, notes, own attributes
/// @param unclear what is not understood of it
public record VaultEntry(
    String id,
    String name,
    EntryType type,
    Care care,
    Map<String, String> plain,
    Set<String> secrets,
    List<String> besides,
    List<Unclear> unclear) {
  public VaultEntry {
    plain = Map.copyOf(plain);
    secrets = Set.copyOf(secrets);
    besides = List.copyOf(besides);
    unclear = List.copyOf(unclear);
  }

  /// The same entry, with something more that is not understood of it.
  VaultEntry and(Unclear more) {
    var all = new ArrayList<>(unclear);
    all.add(more);
    return new VaultEntry(id, name, type, care, plain, secrets, besides, all);
  }

  /// Why it is handed to nothing, tried nowhere and not replaced; empty when it is.
  public Optional<Problem> withheld() {
    return unclear.stream()
        .filter(one -> one.weight() == Unclear.Weight.WITHHELD)
        .findFirst()
        .map(
            one ->
                Problem.of(
                    "vault.not-understood",
                    "%s is not understood: %s".formatted(name, one.what()),
                    "it is handed to nothing, tried nowhere and not replaced, and nothing is used in its place",
                    "correct the entry in KeePassXC"));
  }
}
