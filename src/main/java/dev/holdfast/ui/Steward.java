package dev.holdfast.ui;

import dev.holdfast.kernel.Problem;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.runbook.glass.BreakGlass;
import dev.holdfast.runbook.glass.GlassView;
import dev.holdfast.ui.shell.Crossing;
import dev.holdfast.ui.vault.Sight;
import dev.holdfast.ui.vault.VaultPort;
import dev.holdfast.vault.Vault;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Looks after the vault for the window: its latest state, what a person sees of it, and that what
/// has to be hidden is. Used on the FX thread; every call to the vault is made elsewhere.
final class Steward implements VaultPort {
  private final Crossing crossing;
  private final Cockpit cockpit;
  private final Consumer<Throwable> fault;
  private final Runnable show;
  private final Sight sight = new Sight();
  private @Nullable GlassView last;
  private boolean looking;
  private int turn;

  /// @param show draws what depends on the vault
  Steward(Crossing crossing, Cockpit cockpit, Consumer<Throwable> fault, Runnable show) {
    this.crossing = crossing;
    this.cockpit = cockpit;
    this.fault = fault;
    this.show = show;
  }

  private record Looked(GlassView view, Optional<Vault.OneTimeCode> code) {}

  /// Looks at the vault, which locks what has to be locked; called every second. One look at a
  /// time: one that takes longer is not waited for by others.
  void tick() {
    sight.clipped(cockpit.now());
    if (looking) return;
    looking = true;
    var shown = sight.shownEntry();
    var asked = turn;
    crossing.call(
        () -> look(cockpit.glass(), shown),
        found -> {
          looking = false;
          if (asked == turn) seen(found);
          else tick();
        },
        thrown -> {
          looking = false;
          fault.accept(thrown);
        });
  }

  /// Another run is open, or none: what was seen before says nothing any more.
  void turn() {
    turn++;
    last = null;
    tick();
  }

  private static Looked look(BreakGlass glass, String shown) {
    var view = glass.view();
    try {
      return new Looked(view, shown.isEmpty() ? Optional.empty() : glass.upkeep().code(shown));
    } catch (ProblemException e) {
      // It was locked between the two.
      return new Looked(glass.view(), Optional.empty());
    }
  }

  private void seen(Looked found) {
    found.code().ifPresent(sight::tick);
    seen(found.view());
  }

  /// Answers of calls that were under way together come in any order: an older one neither hides
  /// what was shown since, nor shows what was hidden.
  void seen(GlassView view) {
    var before = last;
    var newest = before != null && before.order() > view.order() ? before : view;
    last = newest;
    sight.follow(newest, cockpit.now());
    show.run();
  }

  @Override
  public Optional<GlassView> view() {
    return Optional.ofNullable(last);
  }

  private record Asked<T>(T result, GlassView view) {}

  @Override
  public <T> void ask(Function<BreakGlass, T> job, Consumer<T> done, Consumer<Problem> refused) {
    crossing.call(
        () -> {
          var result = job.apply(cockpit.glass());
          return new Asked<>(result, cockpit.glass().view());
        },
        asked -> {
          seen(asked.view());
          done.accept(asked.result());
          // It may have been locked or hidden since it was asked for.
          if (last != null) sight.follow(last, cockpit.now());
        },
        thrown -> {
          tick();
          if (thrown instanceof ProblemException known) {
            refused.accept(masked(known.problem()));
          } else {
            refused.accept(masked(Aboard.fault(thrown)));
            fault.accept(thrown);
          }
        });
  }

  @Override
  public Problem masked(Problem problem) {
    return Problem.of(
        problem.code(),
        cockpit.masked(problem.what()),
        cockpit.masked(problem.why()),
        cockpit.masked(problem.next()));
  }

  @Override
  public Instant now() {
    return cockpit.now();
  }

  @Override
  public Sight sight() {
    return sight;
  }

  @Override
  public void redraw() {
    show.run();
  }
}
