package dev.holdfast.cli.vault;

import dev.holdfast.journal.Entry;
import dev.holdfast.journal.HomeEvent;
import dev.holdfast.vault.VaultFacts;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the home's record keeps of a vault; never a secret.
final class VaultEvents {
  private static final String OPENED = "vault.opened";
  private static final String SAVED = "vault.saved";

  private VaultEvents() {}

  private static Map<String, Object> data(Path file, VaultFacts facts) {
    var data = new LinkedHashMap<String, Object>();
    data.put("file", file.toString());
    data.put("vault", facts.vault());
    data.put("generation", facts.generation());
    data.put("sha256", facts.sha256());
    return data;
  }

  /// A key opened the vault.
  record Opened(Path file, VaultFacts facts) implements HomeEvent {
    @Override
    public String type() {
      return OPENED;
    }

    @Override
    public Map<String, Object> data() {
      return VaultEvents.data(file, facts);
    }
  }

  /// A change is about to be saved: on record before it can be in the file.
  ///
  /// @param what create, add or rotate
  /// @param entry empty when the vault itself is made
  record Changing(String what, Path file, String entry, Witness.Stated stated)
      implements HomeEvent {
    @Override
    public String type() {
      return "vault.changing";
    }

    @Override
    public Map<String, Object> data() {
      var data = new LinkedHashMap<String, Object>();
      data.put("what", what);
      data.put("file", file.toString());
      if (!entry.isEmpty()) data.put("entry", entry);
      data.putAll(stated.data());
      return data;
    }
  }

  /// The file as it is after a change.
  record Saved(Path file, VaultFacts facts) implements HomeEvent {
    @Override
    public String type() {
      return SAVED;
    }

    @Override
    public Map<String, Object> data() {
      return VaultEvents.data(file, facts);
    }
  }

  /// The secrets of an entry are about to be shown.
  record Revealing(Path file, VaultFacts facts, String entry, Witness.Stated stated)
      implements HomeEvent {
    @Override
    public String type() {
      return "vault.revealing";
    }

    @Override
    public Map<String, Object> data() {
      var data = new LinkedHashMap<String, Object>();
      data.put("entry", entry);
      data.putAll(stated.data());
      data.putAll(VaultEvents.data(file, facts));
      return data;
    }
  }

  /// The latest state of a vault that is on record. What was opened counts only when it is not
  /// older than what was known, so that an old file that was put back is pointed out each time,
  /// until it is saved here.
  static Optional<VaultFacts> known(List<Entry> record, String vault) {
    Optional<VaultFacts> known = Optional.empty();
    for (var entry : record) {
      boolean saved = entry.type().equals(SAVED);
      if (!saved && !entry.type().equals(OPENED)) continue;
      var facts = facts(entry.data());
      if (!facts.vault().equals(vault)) continue;
      boolean older = known.filter(k -> k.generation() > facts.generation()).isPresent();
      if (saved || !older) known = Optional.of(facts);
    }
    return known;
  }

  private static VaultFacts facts(Map<String, Object> data) {
    return new VaultFacts(
        String.valueOf(data.getOrDefault("vault", "")),
        data.get("generation") instanceof Long generation ? generation : 0,
        String.valueOf(data.getOrDefault("sha256", "")));
  }
}
