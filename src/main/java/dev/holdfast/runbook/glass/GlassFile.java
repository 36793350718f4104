package dev.holdfast.runbook.glass;

import dev.holdfast.kernel.EntryRef;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.vault.Generations;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultAge;
import dev.holdfast.vault.VaultKey;
import dev.holdfast.vault.VaultProblems;
import dev.holdfast.vault.Vaults;
import dev.holdfast.vault.quorum.Gathering;
import dev.holdfast.vault.quorum.QuorumFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What lies on the disk for a vault, and what the home's record knows of it.
final class GlassFile {
  private static final Set<String> FILE_AT_FAULT = Set.of("vault.damaged", "vault.not-kdbx");

  private final Path file;
  private final GlassLog log;
  private final Vaults vaults;
  private boolean there;
  private Optional<QuorumFile> set = Optional.empty();
  private @Nullable Gathering gathering;
  private List<Problem> shareTrouble = List.of();
  private Optional<Problem> older = Optional.empty();
  private Optional<Problem> recordTrouble = Optional.empty();
  private List<VaultEvents.Debt> owed = List.of();
  private String vault = "";

  GlassFile(Path file, GlassLog log, Vaults vaults) {
    this.file = file;
    this.log = log;
    this.vaults = vaults;
    owe();
  }

  /// Notices that a file came or went.
  void look() {
    var now = Files.exists(file);
    if (now == there) return;
    there = now;
    refresh();
  }

  /// Reads anew which shares lie beside it.
  void refresh() {
    var beside = QuorumFile.lookBeside(file);
    set = beside.sets().stream().findFirst();
    shareTrouble = beside.damaged();
  }

  /// Reads anew what is owed.
  void owe() {
    try {
      var entries = log.entries();
      vault = VaultEvents.vaultOf(entries, file);
      owed = VaultEvents.debts(entries).stream().map(debt -> debt.seenFrom(vault)).toList();
      recordTrouble = Optional.empty();
    } catch (ProblemException e) {
      recordTrouble = Optional.of(e.problem());
    }
  }

  /// Names the vault that the file was when this home opened it last; empty where it never did.
  String vault() {
    return vault;
  }

  List<VaultEvents.Debt> owed() {
    return owed;
  }

  /// Nothing happens where nothing is owed here.
  void signOff(EntryRef entry, Stated stated) {
    var debt = owed.stream().map(VaultEvents.Debt::what).filter(one -> one.same(entry)).findFirst();
    if (debt.isEmpty()) return;
    log.note(new VaultEvents.SignedOff(debt.get().vault(), debt.get().name(), stated));
    owe();
  }

  List<Problem> notices() {
    var notices = new ArrayList<Problem>();
    if (new Generations(file).leadsNowhere()) notices.add(VaultProblems.linkTo(file));
    if (!vault.isEmpty() && !new Generations(file).any()) notices.add(KnownVault.says(file));
    older.ifPresent(notices::add);
    notices.addAll(shareTrouble);
    recordTrouble.ifPresent(notices::add);
    return notices;
  }

  Optional<GlassView.Shares> shares() {
    var collecting = gathering;
    return set.map(
        one ->
            new GlassView.Shares(
                one.rule().needed(),
                one.holders(),
                collecting == null ? List.of() : collecting.holders()));
  }

  Gathering gathering() {
    var collecting = gathering;
    if (collecting != null) return collecting;
    var made =
        new Gathering(
            set.orElseThrow(() -> new IllegalStateException("no quorum opens " + file)),
            new SecureRandom());
    gathering = made;
    return made;
  }

  void dropShares() {
    var collecting = gathering;
    gathering = null;
    if (collecting != null) collecting.close();
  }

  /// Opens the file, or the earlier generation that a person lets stand in for a damaged one.
  Vault open(VaultKey key, Given.Rescue rescue) {
    try {
      return vaults.open(file, key);
    } catch (ProblemException e) {
      if (!FILE_AT_FAULT.contains(e.problem().code())) throw e;
      var generation =
          new Generations(file).kept().stream().filter(at -> opens(at, key)).findFirst();
      if (generation.isEmpty()) throw e;
      if (rescue == Given.Rescue.NO) throw rescuable(e.problem(), generation.get());
      var aside = vaults.restore(file, generation.get(), key);
      log.note(new VaultEvents.Restored(file, aside));
      return vaults.open(file, key);
    }
  }

  private boolean opens(Path generation, VaultKey key) {
    try {
      vaults.open(generation, key).close();
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  private static ProblemException rescuable(Problem problem, Path generation) {
    return new ProblemException(
        Problem.of(
            "vault.earlier-opens",
            problem.what(),
            "an earlier generation opens with the same key: %s; what was saved since then is in the damaged file only"
                .formatted(generation.getFileName()),
            "give the passphrase again to put it back; the damaged file is kept under a dated name"));
  }

  /// It was just opened: an older file than the home knows is pointed out.
  void opened(Vault vault) {
    var past = VaultPast.of(log.entries(), vault.facts().vault());
    older =
        past.age(vault.facts(), log.now()) == VaultAge.OLDER
            ? Optional.of(
                Problem.of(
                    "vault.older",
                    "This file is OLDER than the vault that this home last saw",
                    "someone put an earlier file back; credentials that were rotated since then are the old ones in it",
                    "find the newer file, or rotate what is in this one"))
            : Optional.empty();
    refresh();
    owe();
  }
}
