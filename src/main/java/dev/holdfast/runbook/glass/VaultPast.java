package dev.holdfast.runbook.glass;

import dev.holdfast.journal.Entry;
import dev.holdfast.vault.VaultAge;
import dev.holdfast.vault.VaultFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The states of one vault that a home's record knows, in their order. How often Holdfast saved a
/// file tells little of one that KeePassXC saves too: what was there before something newer is
/// known by its bytes.
public final class VaultPast {
  /// How long a vault that was saved onto an earlier file is still pointed out.
  public static final Duration REMINDED = Duration.ofDays(30);

  private final String vault;
  private final Set<String> behind = new HashSet<>();
  private final Map<String, Instant> onto = new HashMap<>();
  private Optional<VaultFacts> newest = Optional.empty();
  private Optional<VaultFacts> last = Optional.empty();

  private VaultPast(String vault) {
    this.vault = vault;
  }

  public static VaultPast of(List<Entry> record, String vault) {
    var past = new VaultPast(vault);
    for (var entry : record) {
      VaultEvents.state(entry)
          .filter(facts -> facts.vault().equals(vault))
          .ifPresent(facts -> past.seen(facts, VaultEvents.isSaved(entry), entry.wall()));
    }
    return past;
  }

  private void seen(VaultFacts facts, boolean saved, Instant at) {
    var before = last.map(VaultFacts::sha256).orElse("");
    last = Optional.of(facts);
    if (isNewest(facts)) return;
    if (saved && (behind.contains(before) || onto.containsKey(before))) {
      onto.put(facts.sha256(), onto.getOrDefault(before, at));
    } else if (!saved && isBehind(facts)) {
      behind.add(facts.sha256());
    } else if (saved || !onto.containsKey(facts.sha256())) {
      newest.ifPresent(one -> behind.add(one.sha256()));
      newest = Optional.of(facts);
    }
  }

  private boolean isNewest(VaultFacts facts) {
    return newest.filter(one -> one.sha256().equals(facts.sha256())).isPresent();
  }

  private boolean isBehind(VaultFacts facts) {
    if (onto.containsKey(facts.sha256())) return false;
    return behind.contains(facts.sha256())
        || newest.filter(one -> one.generation() > facts.generation()).isPresent();
  }

  /// How a file stands to what the home last saw.
  ///
  /// @param now when it is asked: a save onto an earlier file is remembered for [#REMINDED]
  public VaultAge age(VaultFacts facts, Instant now) {
    if (newest.isEmpty() || vault.isEmpty() || !facts.vault().equals(vault)) {
      return VaultAge.FIRST_SEEN;
    }
    if (isNewest(facts)) return VaultAge.SAME;
    var since = Optional.ofNullable(onto.get(facts.sha256()));
    if (since.isPresent()) {
      return since.get().plus(REMINDED).isAfter(now) ? VaultAge.OLDER : VaultAge.SAME;
    }
    if (isBehind(facts)) return VaultAge.OLDER;
    return facts.generation() > newest.get().generation()
        ? VaultAge.NEWER
        : VaultAge.CHANGED_ELSEWHERE;
  }
}
