package dev.holdfast.vault;

import dev.holdfast.kernel.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Keeps credentials ready for a running runbook when nobody looks at the vault any more. It holds
/// the entries that the plan names and nothing else of the vault, and wipes them when its time is
/// up; time that the laptop slept counts.
public final class Lease implements AutoCloseable {
  /// How long one lasts where nobody says otherwise.
  public static final Duration USUAL = Duration.ofMinutes(15);

  private final Clock clock;
  private final Purpose purpose;
  private final VaultFacts facts;
  private final Set<String> names;
  private final Set<String> declared;
  private final Duration length;
  private final Map<String, HeldEntry> held = new HashMap<>();
  private long began;
  private boolean over;

  /// @param declared names that the plan's steps may ask for
  /// @throws dev.holdfast.kernel.ProblemException `vault.ambiguous` when two entries have one of
  ///   these names
  Lease(Vault vault, Purpose purpose, Set<String> declared, Duration length, Clock clock) {
    this.clock = clock;
    this.purpose = purpose;
    this.facts = vault.facts();
    this.declared = Set.copyOf(declared);
    this.length = length;
    this.names = Set.copyOf(new HashSet<>(vault.entries().stream().map(VaultEntry::name).toList()));
    this.began = clock.mono();
    take(vault, declared);
  }

  /// A role is assumed with another entry's keys: these come with it.
  private void take(Vault vault, Set<String> declared) {
    var wanted = new ArrayDeque<>(declared);
    while (!wanted.isEmpty()) {
      var name = wanted.remove();
      if (held.containsKey(name)) continue;
      var entry = vault.entry(name);
      if (entry.isEmpty()) continue;
      held.put(name, HeldEntry.of(vault, entry.get()));
      Optional.ofNullable(entry.get().plain().get("source")).ifPresent(wanted::add);
    }
  }

  public Purpose purpose() {
    return purpose;
  }

  public VaultFacts facts() {
    return facts;
  }

  public Duration length() {
    return length;
  }

  /// For the countdown; zero when it is over.
  public synchronized Duration left() {
    if (over) return Duration.ZERO;
    var left = length.minusNanos(clock.mono() - began);
    if (left.isPositive()) return left;
    close();
    return Duration.ZERO;
  }

  public boolean alive() {
    return left().isPositive();
  }

  /// Its whole length from now on; one that is over stays over.
  public synchronized boolean renew() {
    if (!alive()) return false;
    began = clock.mono();
    return true;
  }

  /// Whether the vault has an entry of this name, also when the lease is over.
  boolean knows(String name) {
    return names.stream().anyMatch(one -> EntryName.same(one, name));
  }

  /// What a plan that names this means to everybody who reads it, and what the vault has under
  /// another spelling; empty where it has the name itself.
  List<String> alike(String name) {
    if (knows(name)) return List.of();
    return names.stream().filter(one -> EntryName.alike(one, name)).sorted().toList();
  }

  /// Names that the plan has and the vault only has in another spelling, with that.
  public Map<String, List<String>> misspelt() {
    var found = new TreeMap<String, List<String>>();
    for (var name : declared) if (!alike(name).isEmpty()) found.put(name, alike(name));
    return found;
  }

  /// Names of what is held now.
  public synchronized List<String> holds() {
    return alive() ? held.keySet().stream().sorted().toList() : List.of();
  }

  synchronized Optional<HeldEntry> entry(String name) {
    return alive() ? Optional.ofNullable(held.get(name)) : Optional.empty();
  }

  /// Ends it and wipes what it held; best effort, as for the vault.
  @Override
  public synchronized void close() {
    over = true;
    held.values().forEach(HeldEntry::close);
    held.clear();
  }
}
