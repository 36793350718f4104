package dev.holdfast.ui;

import dev.holdfast.incident.Snapshot;
import dev.holdfast.kernel.ProblemException;
import dev.holdfast.ui.manual.ManualSheet;
import dev.holdfast.ui.manual.Pictures;
import dev.holdfast.ui.shell.CommandPalette;
import dev.holdfast.ui.shell.KeySheet;
import dev.holdfast.ui.shell.RunActs;
import dev.holdfast.ui.uikit.Act;
import dev.holdfast.ui.uikit.Words;
import java.util.ArrayList;
import java.util.List;

/// What can be done in the window now, and the sheets that list it.
final class CabinActs {
  private final Pictures pictures = new Pictures();
  private final Cabin cabin;
  private final Aboard aboard;
  private final Leaving leaving;

  CabinActs(Cabin cabin, Aboard aboard, Leaving leaving) {
    this.cabin = cabin;
    this.aboard = aboard;
    this.leaving = leaving;
  }

  void act(String id) {
    all().stream()
        .filter(act -> act.id().equals(id) && act.enabled())
        .findFirst()
        .ifPresent(act -> act.run().run());
  }

  /// Most particular first.
  List<Act> all() {
    var acts = new ArrayList<>(cabin.screenActs());
    acts.add(
        new Act(
            RunActs.RESUME,
            Words.of("act.run-resume"),
            "",
            List.of(),
            aboard::whyDriven,
            this::resume));
    acts.addAll(
        WindowActs.of(
            new WindowActs.Does(
                this::palette,
                this::keys,
                () -> cabin.sheet(ManualSheet.of(cabin::closeSheet, pictures)),
                () -> cabin.settings(cabin.settings().with(cabin.settings().theme().next())),
                this::zoom,
                cabin::wall,
                aboard::whyNone,
                aboard::whyNone,
                leaving::forHome)));
    return acts;
  }

  /// Nothing is let go before there is room for what comes next.
  private void resume() {
    cabin.call(
        () -> {
          try {
            cabin.cockpit().ready();
          } catch (ProblemException e) {
            return () -> cabin.refused(e.problem());
          }
          return () ->
              aboard
                  .last()
                  .map(Snapshot::id)
                  .ifPresent(id -> cabin.let(() -> cabin.take(id, this::lost)));
        });
  }

  /// The run that was open was let go, and could not be taken up.
  private void lost(Throwable thrown) {
    cabin.home();
    cabin.fault(thrown);
  }

  private void zoom(int by) {
    var settings = cabin.settings();
    var shown = settings.factor(cabin.getWidth(), cabin.getHeight());
    cabin.settings(settings.with(by == 0 ? 1 : shown + by * 0.1));
  }

  private void palette() {
    cabin.sheet(CommandPalette.over(all(), cabin::closeSheet));
  }

  void keys() {
    cabin.sheet(KeySheet.of(cabin::closeSheet));
  }
}
