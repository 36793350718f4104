package dev.holdfast.incident;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of one vault entry in a run: who or what got it, and whether it is still owed a
/// rotation.
///
/// @param entry its name in the vault
/// @param vault names the vault; empty where it has no name yet
/// @param uses oldest first
/// @param settled what ended the debt; null while it is owed
public record CredentialView(
    String entry, String vault, List<Use> uses, @Nullable Settled settled) {
  public CredentialView {
    uses = List.copyOf(uses);
  }

  /// It left the vault.
  ///
  /// @param how `shown`, or how it was injected, such as `header Authorization`
  /// @param step the step or checklist item that got it; empty when a person did
  /// @param by who asked for it, or who had opened the vault for the run
  /// @param second the second person, where the entry needs two; else empty
  public record Use(
      Instant at,
      String how,
      String step,
      String target,
      String by,
      String second,
      String because) {}

  /// Why nothing is owed any more.
  ///
  /// @param how `rotated` or `signed off`
  /// @param because the reason of a sign-off, or the step that rotated it
  public record Settled(Instant at, String how, String by, String because) {}

  /// Whether it has to be rotated, or signed off, before the incident closes.
  public boolean owed() {
    return settled == null;
  }
}
