package dev.holdfast.incident;

import dev.holdfast.kernel.EntryRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of one vault entry in a run: who or what got it, and whether it is still owed a
/// rotation.
///
/// @param what the entry, and the vault that it was in
/// @param uses oldest first
/// @param settled what ended the debt; null while it is owed
public record CredentialView(EntryRef what, List<Use> uses, @Nullable Settled settled) {
  public CredentialView {
    uses = List.copyOf(uses);
  }

  /// Its name in the vault.
  public String entry() {
    return what.name();
  }

  /// Names the vault.
  public String vault() {
    return what.vault();
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
