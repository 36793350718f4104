package dev.holdfast.vault;

import java.util.Map;
import java.util.Set;

/// What may be seen of an entry without a reason: no secret is in here.
///
/// @param id the UUID in the file, in base64; stays when the entry is renamed
/// @param plain values in the clear by part
/// @param secrets names of the parts that are there and secret
/// @param attachments names of attached files with their sizes in bytes
public record VaultEntry(
    String id,
    String name,
    EntryType type,
    Care care,
    Map<String, String> plain,
    Set<String> secrets,
    Map<String, Integer> attachments) {
  public VaultEntry {
    plain = Map.copyOf(plain);
    secrets = Set.copyOf(secrets);
    attachments = Map.copyOf(attachments);
  }
}
