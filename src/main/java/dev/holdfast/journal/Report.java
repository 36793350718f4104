package dev.holdfast.journal;

import java.util.List;

/// What came out of verifying a folder.
///
/// @param ok whether every byte of every file is accounted for
/// @param events how many events verify, of all chains
/// @param authors ids of the keys whose chains were read
/// @param notes what a crash left behind that is no part of the record: half-written files that
///   never got their name. Opening for writing deletes them
/// @param signedTo the last event under a signature, summed over the chains
/// @param openPrefix events that verify but are not signed yet, summed over the chains: a cut
///   inside them would not be noticed
public record Report(
    boolean ok,
    long events,
    List<String> authors,
    List<Damage> damage,
    List<Damage> notes,
    long signedTo,
    long openPrefix) {
  public Report {
    authors = List.copyOf(authors);
    damage = List.copyOf(damage);
    notes = List.copyOf(notes);
  }

  /// Whether something is wrong that no crash explains.
  public boolean damaged() {
    return damage.stream().anyMatch(found -> !found.crash());
  }
}
