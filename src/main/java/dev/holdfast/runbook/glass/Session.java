package dev.holdfast.runbook.glass;

import dev.holdfast.kernel.Clock;
import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.Run;
import dev.holdfast.vault.Vault;
import dev.holdfast.vault.VaultEntry;
import dev.holdfast.vault.VaultProblems;
import dev.holdfast.vault.Viewing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One opening of the vault, from the key to the lock.
final class Session implements AutoCloseable {
  /// How long a secret is on the screen.
  static final Duration SHOWN = Duration.ofSeconds(30);

  private final Clock clock;
  private final Viewing viewing;
  private final Optional<Run> run;
  private final Optional<String> incident;
  private final List<String> holders;
  private final Instant since;
  private List<VaultEntry> entries;
  private final Optional<Problem> readOnly;
  private String second;
  private String reason = "";
  private String shown = "";
  private long until;
  private String locked = "";

  /// @param run that it was opened for; empty for a walkthrough
  Session(Viewing viewing, Optional<Run> run, List<String> holders, Clock clock) {
    this.clock = clock;
    this.viewing = viewing;
    this.run = run;
    this.incident = run.map(one -> one.snapshot().id());
    this.holders = List.copyOf(holders);
    this.since = clock.wall();
    this.second = viewing.purpose().second();
    var vault = viewing.vault();
    this.entries = vault.entries();
    this.readOnly = vault.readOnly();
  }

  Optional<Run> run() {
    return run;
  }

  List<String> holders() {
    return holders;
  }

  /// The vault, for something that a person does now.
  ///
  /// @throws ProblemException `vault.locked`
  synchronized Vault vault() {
    return viewing.vault();
  }

  synchronized VaultEntry entry(String name) {
    return vault()
        .entry(name)
        .orElseThrow(() -> new ProblemException(VaultProblems.noSuch(name, vault().alike(name))));
  }

  /// What goes on record of something that is done now.
  synchronized Stated stated(String because, String other) {
    if (!other.isBlank()) second = other.strip();
    var purpose = viewing.purpose();
    var why = because.isBlank() ? reason : because.strip();
    return new Stated(
            purpose.by(),
            second.isBlank() ? Optional.empty() : Optional.of(second),
            why.isEmpty() ? purpose.because() : why,
            incident)
        .with(holders);
  }

  synchronized void asked(String because) {
    if (!because.isBlank()) reason = because.strip();
  }

  /// An entry's secrets are on the screen from now on.
  synchronized void showing(String entry) {
    shown = entry;
    until = clock.mono() + SHOWN.toNanos();
  }

  synchronized void hide() {
    shown = "";
  }

  /// Whether the secrets of an entry may be on the screen now.
  synchronized boolean shows(String entry) {
    return shown.equals(entry) && until - clock.mono() > 0;
  }

  /// After a change.
  synchronized void refresh() {
    entries = vault().entries();
  }

  /// Why it is locked; empty while it is open.
  synchronized Optional<String> locked() {
    if (locked.isEmpty() && viewing.look().isZero()) lock(viewing.locked());
    return locked.isEmpty() ? Optional.empty() : Optional.of(locked);
  }

  synchronized void lock(String why) {
    if (locked.isEmpty()) locked = why;
    shown = "";
    viewing.lock(why);
  }

  synchronized GlassView.Open view() {
    if (shown.isEmpty() || until - clock.mono() <= 0) shown = "";
    var left = Duration.ofNanos(until - clock.mono());
    var purpose = viewing.purpose();
    return new GlassView.Open(
        new dev.holdfast.vault.Purpose(purpose.what(), purpose.because(), purpose.by(), second),
        incident,
        holders,
        since,
        viewing.look(),
        entries,
        readOnly,
        !reason.isEmpty(),
        shown.isEmpty() ? Optional.empty() : Optional.of(new GlassView.Shown(shown, left)));
  }

  @Override
  public void close() {
    viewing.close();
  }
}
