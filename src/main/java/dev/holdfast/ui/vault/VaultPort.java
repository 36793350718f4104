package dev.holdfast.ui.vault;

import dev.holdfast.kernel.Problem;
import dev.holdfast.runbook.glass.BreakGlass;
import dev.holdfast.runbook.glass.GlassView;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The vault as the window has it. Used on the FX thread; what may block happens elsewhere.
public interface VaultPort {
  /// How it stood a moment ago; empty before the first look.
  Optional<GlassView> view();

  /// Does something with the vault elsewhere and brings the result, or the refusal, back. The page
  /// is drawn anew before either is told.
  <T> void ask(Function<BreakGlass, T> job, Consumer<T> done, Consumer<Problem> refused);

  /// The laptop's clock, at once.
  Instant now();

  /// What a person has chosen and sees on the page.
  Sight sight();

  /// A problem without any secret that this process knows.
  Problem masked(Problem problem);

  /// Draws the page anew, after the sight has changed.
  void redraw();
}
