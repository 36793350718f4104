package dev.holdfast.kernel;

/// Which entry of which vault something is about. A name alone says too little: another vault, or a
/// new entry, can have the same.
///
/// @param id the entry's UUID in the file, in base64; stays when the entry is renamed
/// @param vault names the vault, whatever its file is called
/// @param file where that vault was when it was opened
public record EntryRef(String name, String id, String vault, String file) {
  /// Whether both are the same entry of the same vault, wherever its file was at the time. What a
  /// record does not say (those of before had names only) tells nothing apart.
  public boolean same(EntryRef other) {
    if (!vault.isEmpty() && !other.vault.isEmpty() && !vault.equals(other.vault)) return false;
    boolean unknown = id.isEmpty() || other.id.isEmpty();
    return unknown ? name.equals(other.name) : id.equals(other.id);
  }
}
