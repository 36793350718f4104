package dev.holdfast.runbook.glass;

import dev.holdfast.connector.CredentialUse;
import dev.holdfast.incident.CredentialEvents;
import dev.holdfast.journal.Entry;
import dev.holdfast.journal.HomeEvent;
import dev.holdfast.kernel.EntryRef;
import dev.holdfast.vault.Purpose;
import dev.holdfast.vault.VaultFacts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the home's record keeps of a vault; never a secret.
public final class VaultEvents {
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
  ///
  /// @param holders whose shares made the key; empty when it was no quorum
  /// @param why what for, why and by whom, where that is not on a run's record
  public record Opened(Path file, VaultFacts facts, List<String> holders, Optional<Purpose> why)
      implements HomeEvent {
    @Override
    public String type() {
      return OPENED;
    }

    @Override
    public Map<String, Object> data() {
      var data = VaultEvents.data(file, facts);
      if (!holders.isEmpty()) data.put("holders", List.copyOf(holders));
      why.ifPresent(
          purpose -> {
            data.put("for", purpose.what());
            data.put("because", purpose.because());
            data.put("by", purpose.by());
            if (!purpose.second().isEmpty()) data.put("second", purpose.second());
          });
      return data;
    }
  }

  /// An earlier generation was put in the place of a file that did not open.
  public record Restored(Path file, Path aside) implements HomeEvent {
    @Override
    public String type() {
      return "vault.restored";
    }

    @Override
    public Map<String, Object> data() {
      var data = new LinkedHashMap<String, Object>();
      data.put("file", file.toString());
      data.put("damaged", aside.toString());
      return data;
    }
  }

  /// A change is about to be saved: on record before it can be in the file.
  ///
  /// @param what create, add, edit, rotate, tested, quorum, convert, paper, or what of the key of
  ///   one person is another one ([OwnKey#words])
  /// @param entry empty when it is about the vault as a whole
  public record Changing(String what, Path file, String entry, Stated stated) implements HomeEvent {
    public String words() {
      var about = what + " " + (entry.isEmpty() ? file.toString() : entry);
      return stated.because().isEmpty() ? about : about + ": " + stated.because();
    }

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
  public record Saved(Path file, VaultFacts facts) implements HomeEvent {
    @Override
    public String type() {
      return SAVED;
    }

    @Override
    public Map<String, Object> data() {
      return VaultEvents.data(file, facts);
    }
  }

  /// The secrets of an entry are about to be shown, and no incident was named.
  ///
  /// @param how where they go, where that is not the eyes of a person; else empty
  public record Revealed(EntryRef entry, String how, Stated stated) implements HomeEvent {
    @Override
    public String type() {
      return CredentialEvents.REVEALED;
    }

    @Override
    public Map<String, Object> data() {
      var data = VaultEvents.data(entry, stated);
      if (!how.isEmpty()) data.put("how", how);
      return data;
    }
  }

  /// An entry holds a new secret.
  public record Rotated(EntryRef entry, Stated stated) implements HomeEvent {
    @Override
    public String type() {
      return CredentialEvents.ROTATED;
    }

    @Override
    public Map<String, Object> data() {
      return VaultEvents.data(entry, stated);
    }
  }

  /// What was shown needs no rotation, and why.
  public record SignedOff(String vault, String entry, Stated stated) implements HomeEvent {
    @Override
    public String type() {
      return CredentialEvents.SIGNED_OFF;
    }

    @Override
    public Map<String, Object> data() {
      return VaultEvents.data(vault, entry, stated);
    }
  }

  /// A credential is about to be used outside of any run, by something that only reads. Nobody sees
  /// it, so nothing is owed for it, unless it goes to another address than its own.
  ///
  /// @param plan whose checks want it
  public record Used(EntryRef entry, CredentialUse use, PlanPlace plan, Stated stated)
      implements HomeEvent {
    @Override
    public String type() {
      return use.to().elsewhere() ? CredentialEvents.REVEALED : "credential.used";
    }

    @Override
    public Map<String, Object> data() {
      var data = VaultEvents.data(entry, stated);
      data.put("for", use.step());
      data.put("target", use.target());
      var away = use.to().elsewhere() ? ", " + use.to().sent("the plan") : "";
      data.put("how", use.how() + away);
      if (!use.at().isEmpty()) data.put("at", use.at());
      data.putAll(plan.data());
      return data;
    }
  }

  /// A credential is tried, or was.
  ///
  /// @param at the address that it is sent to; empty where it does not leave this computer
  /// @param result `begins`, then how it went
  public record Tested(EntryRef entry, String at, String result, Stated stated)
      implements HomeEvent {
    @Override
    public String type() {
      return "credential.tested";
    }

    @Override
    public Map<String, Object> data() {
      var data = VaultEvents.data(entry, stated);
      if (!at.isEmpty()) data.put("at", at);
      data.put("result", result);
      return data;
    }
  }

  private static Map<String, Object> data(EntryRef entry, Stated stated) {
    var data = CredentialEvents.entry(entry);
    data.putAll(stated.data());
    return data;
  }

  private static Map<String, Object> data(String vault, String entry, Stated stated) {
    var data = new LinkedHashMap<String, Object>();
    data.put("entry", entry);
    data.putAll(stated.data());
    data.put("vault", vault);
    return data;
  }

  /// What was shown on this home outside of any incident and neither rotated nor signed off since.
  ///
  /// @param by to whom
  /// @param elsewhere the file of the vault that it is of; empty where that is the one in question
  public record Debt(EntryRef what, Instant at, String by, String because, String elsewhere) {
    public String entry() {
      return what.name();
    }

    /// As it is told where this vault is in question.
    Debt seenFrom(String vault) {
      return what.vault().equals(vault) ? this : new Debt(what, at, by, because, what.file());
    }
  }

  /// The debt of a vault, oldest first. Shown again, it is owed again. A rotation settles the entry
  /// that it was of; a sign-off what has the name.
  public static List<Debt> debts(List<Entry> record, String vault) {
    return debts(record).stream().filter(one -> one.what().vault().equals(vault)).toList();
  }

  /// The debt of every vault that was ever opened with this home, oldest first.
  public static List<Debt> debts(List<Entry> record) {
    var owed = new ArrayList<Debt>();
    for (var entry : record) {
      if (!(entry.data().get("vault") instanceof String vault) || vault.isEmpty()) continue;
      var what = CredentialEvents.entry(entry.data());
      switch (entry.type()) {
        case CredentialEvents.REVEALED -> {
          owed.removeIf(one -> one.what().same(what));
          owed.add(new Debt(what, entry.wall(), text(entry, "by"), because(entry), ""));
        }
        case CredentialEvents.ROTATED -> owed.removeIf(one -> one.what().same(what));
        case CredentialEvents.SIGNED_OFF ->
            owed.removeIf(
                one -> one.what().vault().equals(vault) && one.entry().equals(what.name()));
        default -> {}
      }
    }
    return List.copyOf(owed);
  }

  private static String because(Entry entry) {
    var how = text(entry, "how");
    return how.isEmpty() ? text(entry, "because") : how + ": " + text(entry, "because");
  }

  private static String text(Entry entry, String key) {
    return String.valueOf(entry.data().getOrDefault(key, ""));
  }

  /// Names of the entries that are owed a rotation.
  public static Set<String> owed(List<Entry> record, String vault) {
    var owed = new LinkedHashSet<String>();
    for (var debt : debts(record, vault)) owed.add(debt.entry());
    return owed;
  }

  /// Which vault a file was when it was opened or saved last; empty where this home never did.
  public static String vaultOf(List<Entry> record, Path file) {
    var vault = "";
    for (var entry : record) {
      if (!entry.type().equals(OPENED) && !entry.type().equals(SAVED)) continue;
      if (text(entry, "file").equals(file.toString())) vault = text(entry, "vault");
    }
    return vault;
  }

  /// The state of a vault that an entry tells of; empty where it tells of something else.
  static Optional<VaultFacts> state(Entry entry) {
    if (!isSaved(entry) && !entry.type().equals(OPENED)) return Optional.empty();
    return Optional.of(facts(entry.data()));
  }

  /// Whether Holdfast made the state that it tells of.
  static boolean isSaved(Entry entry) {
    return entry.type().equals(SAVED);
  }

  private static VaultFacts facts(Map<String, Object> data) {
    return new VaultFacts(
        String.valueOf(data.getOrDefault("vault", "")),
        data.get("generation") instanceof Long generation ? generation : 0,
        String.valueOf(data.getOrDefault("sha256", "")));
  }
}
