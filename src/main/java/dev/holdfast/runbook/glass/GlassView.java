package dev.holdfast.runbook.glass;

import dev.holdfast.incident.Mode;
import dev.holdfast.kernel.Problem;
import dev.holdfast.vault.Purpose;
import dev.holdfast.vault.VaultEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How the vault stands at a moment, immutable; no secret is in it.
///
/// @param order larger than that of every view before it, however late that one arrives
/// @param vault names it; empty where this home never opened it
/// @param why why it is locked; empty when nobody opened it yet
/// @param notices what should be known about the file: older than known, damaged, unreadable shares
/// @param shares the quorum that opens it
/// @param bound the run that the window has open
/// @param open empty while it is locked
/// @param lease what gives credentials to the run; may go on while nobody looks
/// @param owed shown outside of any incident, and neither rotated nor signed off
/// @param deaf why it would not lock with the screen, while it is open; empty where it would
public record GlassView(
    long order,
    Path file,
    String vault,
    Standing standing,
    String why,
    List<Problem> notices,
    Optional<Shares> shares,
    Optional<Bound> bound,
    Optional<Open> open,
    Optional<Lent> lease,
    List<VaultEvents.Debt> owed,
    Optional<String> deaf) {
  public GlassView {
    notices = List.copyOf(notices);
    owed = List.copyOf(owed);
  }

  /// Whether it can be looked at.
  public enum Standing {
    MISSING,
    LOCKED,
    OPEN
  }

  /// A quorum, and who gave a share so far; never a share.
  public record Shares(int needed, List<String> holders, List<String> have) {
    public Shares {
      holders = List.copyOf(holders);
      have = List.copyOf(have);
    }
  }

  /// The run that the vault can be opened for.
  ///
  /// @param users targets of the plan by the credential they name
  /// @param rotation the scenario that the plan has for rotating
  /// @param step the step of this run that rotates
  public record Bound(
      String incident,
      Mode mode,
      Map<String, List<String>> users,
      Optional<String> rotation,
      Optional<String> step) {
    public Bound {
      users = Map.copyOf(users);
    }

    /// A rehearsal gets nothing of the vault.
    public boolean real() {
      return mode != Mode.REHEARSAL;
    }
  }

  /// An open vault.
  ///
  /// @param incident what reveals are recorded for; empty for a walkthrough
  /// @param holders who proved to be there by a share
  /// @param idle how long it stays open without a touch
  /// @param readOnly why nothing can be changed
  /// @param asked whether a reason for seeing secrets was given since it was opened
  /// @param shown what is seen now
  public record Open(
      Purpose purpose,
      Optional<String> incident,
      List<String> holders,
      Instant since,
      Duration idle,
      List<VaultEntry> entries,
      Optional<Problem> readOnly,
      boolean asked,
      Optional<Shown> shown) {
    public Open {
      holders = List.copyOf(holders);
      entries = List.copyOf(entries);
    }

    public Optional<VaultEntry> entry(String name) {
      return entries.stream().filter(one -> one.name().equals(name)).findFirst();
    }
  }

  /// A secret that is on the screen, and for how long yet.
  public record Shown(String entry, Duration left) {}

  /// The lease of a run.
  ///
  /// @param extended when it began anew
  /// @param holds names of the entries that it gives
  public record Lent(
      Purpose purpose,
      Duration left,
      Duration length,
      Optional<Instant> extended,
      List<String> holds) {
    public Lent {
      holds = List.copyOf(holds);
    }
  }
}
