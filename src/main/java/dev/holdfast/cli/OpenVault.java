package dev.holdfast.cli;

import dev.holdfast.cli.vault.RunOpening;
import dev.holdfast.cli.vault.Unlocked;
import dev.holdfast.connector.Surroundings;
import dev.holdfast.journal.Disk;
import dev.holdfast.journal.Home;
import dev.holdfast.kernel.Durations;
import dev.holdfast.kernel.PersonName;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.glass.KnownVault;
import dev.holdfast.vault.Generations;
import dev.holdfast.vault.Lease;
import dev.holdfast.vault.Purpose;
import dev.holdfast.vault.Strongroom;
import dev.holdfast.vault.VaultProblems;
import dev.holdfast.vault.Vaults;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The vault of one run: sealed until someone opens it; the file itself is closed again as soon as
/// what the plan names was taken out.
final class OpenVault implements VaultUse.Opener, AutoCloseable {
  private final VaultUse use;
  private final Services services;
  private final Path home;
  private final Optional<Path> file;
  private final Set<String> names;
  private final @Nullable Strongroom room;
  private @Nullable Purpose purpose;
  private @Nullable Out out;
  private @Nullable Home taken;
  private @Nullable RunOpening opening;
  private @Nullable Unlocked kept;
  private boolean keeps;
  private boolean unnamed;

  /// @param file empty where the run has no vault
  /// @param names that the plan gives its targets
  OpenVault(VaultUse use, Services services, Path home, Optional<Path> file, Set<String> names) {
    this.home = home;
    this.use = use;
    this.services = services;
    this.file = file;
    this.names = names;
    this.room =
        file.map(at -> new Strongroom(services.clock(), KnownVault.label(home, at))).orElse(null);
  }

  /// Whether [#atOnce] would have somebody open it.
  boolean wants(Prompt prompt) {
    if (file.isEmpty() || (names.isEmpty() && !use.stated())) return false;
    return use.key.given() || prompt.there();
  }

  /// Keeps the file open when it is opened, for the tests of a drill.
  void keep() {
    keeps = true;
  }

  /// Nobody said who opens it: what is known is the account of this computer, which is nobody.
  void unnamed() {
    unnamed = true;
  }

  /// The file that was kept open; the caller closes it.
  Optional<Unlocked> kept() {
    var found = Optional.ofNullable(kept);
    kept = null;
    return found;
  }

  Surroundings.Credentials credentials() {
    return room == null ? services.credentials() : room.credentials();
  }

  /// Asks once, before anything runs. Where nobody answers and nothing was given, the vault stays
  /// locked, and the first step that names a credential waits.
  ///
  /// @throws ProblemException when what was given does not open it
  void atOnce(Out told, Prompt prompt, Purpose stated) {
    if (PersonName.same(use.secondPerson(), stated.by())) {
      throw RunCommand.wrong("--second names the same person as --by; two are needed");
    }
    if (unnamed && !use.secondPerson().isEmpty()) {
      throw RunCommand.wrong("--second names the second person; say with --by who the first is");
    }
    out = told;
    purpose = stated;
    if (file.isEmpty() || (names.isEmpty() && !use.stated())) return;
    file.filter(at -> KnownVault.gone(home, at))
        .ifPresent(at -> told.progress(KnownVault.says(at).text()));
    file.filter(at -> new Generations(at).leadsNowhere())
        .ifPresent(at -> told.progress(VaultProblems.linkTo(at).text()));
    var given = use.key.given();
    if (!given && !prompt.there()) {
      told.progress("the vault stays locked; steps that name a credential wait for it");
    } else if (given) {
      unlock(prompt, told);
    } else {
      told.progress("%s: an empty line leaves it locked".formatted(file.get()));
      open(prompt);
    }
  }

  /// The home is ours now: what was opened before goes on its record, and what is opened later.
  void in(Home ours) {
    taken = ours;
    note();
  }

  private void note() {
    if (taken == null || out == null || opening == null) return;
    opening.note(taken, services.clock(), out);
    opening = null;
  }

  @Override
  public VaultUse.Attempt open(Prompt prompt) {
    var told = out;
    if (told == null || file.isEmpty()) return VaultUse.Attempt.LEFT;
    try {
      unlock(prompt, told);
      return VaultUse.Attempt.OPENED;
    } catch (ProblemException e) {
      told.progress("  the vault stays locked: " + e.problem().text());
      return NOTHING_TYPED.contains(e.problem().code())
          ? VaultUse.Attempt.LEFT
          : VaultUse.Attempt.REFUSED;
    }
  }

  private static final Set<String> NOTHING_TYPED =
      Set.of("use.passphrase", "quorum.too-few", "vault.missing", "vault.link");

  /// Whether it gives out credentials now.
  boolean opened() {
    return room != null && room.lease().filter(Lease::alive).isPresent();
  }

  private void unlock(Prompt prompt, Out told) {
    var stated = purpose;
    if (room == null || stated == null) return;
    var vaults = new Vaults(Disk.local(), services.clock(), new SecureRandom());
    var open = use.key.open(vaults, home, prompt, told);
    try {
      var by = unnamed && !open.holders().isEmpty() ? open.holders().getFirst() : stated.by();
      var why = new Purpose(stated.what(), stated.because(), by, second(by, open.holders()));
      opening = RunOpening.of(open, why);
      note();
      var lease = room.open(open.vault(), why, names, use.length());
      told.progress(
          "the vault gives this run %s for %s"
              .formatted(
                  lease.holds().isEmpty() ? "nothing it names" : String.join(", ", lease.holds()),
                  Durations.words(lease.left())));
      lease
          .misspelt()
          .forEach(
              (name, has) ->
                  told.progress(
                      "the plan names \"%s\", and the vault has \"%s\", which only looks the same: its steps wait"
                          .formatted(name, String.join("\", \"", has))));
      if (keeps) kept = open;
    } finally {
      if (kept == null) open.close();
    }
  }

  /// Whoever gave a share was there; else it is who was stated.
  private String second(String by, List<String> holders) {
    var other = holders.stream().filter(name -> !PersonName.same(name, by)).findFirst();
    return use.secondPerson().isEmpty() && holders.size() > 1
        ? other.orElse("")
        : use.secondPerson();
  }

  @Override
  public void close() {
    kept().ifPresent(Unlocked::close);
    if (room != null) room.close();
  }
}
